// Something is being worked out; without this script the page is loaded anew by itself.
setTimeout(() => location.reload(), 2_000);
