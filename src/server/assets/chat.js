// Progressive enhancement of the chat page. Without this script the forms work all the same.
(() => {
  const chat = document.querySelector('.chat');
  const messages = chat.querySelector('.messages');
  const choices = chat.querySelector('.choices');
  const status = chat.querySelector('.status');
  const form = document.querySelector('.ask');
  const input = form.elements.namedItem('text');
  const submit = form.querySelector('button');
  const session = chat.dataset.session;
  const ERASE = /^\/?hapus$/i;
  let busy = false;

  function addBubble(kind, speaker, fill) {
    const bubble = document.createElement('div');
    bubble.className = kind ? `bubble ${kind}` : 'bubble';
    const who = document.createElement('span');
    who.className = 'visually-hidden';
    who.textContent = `${speaker}: `;
    fill(bubble);
    bubble.prepend(who);
    messages.append(bubble);
    bubble.scrollIntoView({ block: 'start', behavior: 'instant' });
    return bubble;
  }

  /** Ways to pass an answer on; what the browser cannot do is not offered. */
  function shareRow({ page, card }, text) {
    const row = document.createElement('p');
    row.className = 'share';
    const url = new URL(page, location.href).href;
    const whole = `${text}\n\n${url}`;
    if (navigator.share) {
      row.append(action('Bagikan', () => navigator.share({ text: whole })));
    }
    if (navigator.clipboard) {
      row.append(
        action('Salin teks', async () => {
          await navigator.clipboard.writeText(whole);
          status.textContent = 'Teks jawaban sudah disalin.';
        }),
      );
    }
    row.append(linkTo(page, 'Halaman jawaban ini'), linkTo(card, 'Gambar'));
    row.lastChild.download = '';
    return row;
  }

  function action(label, act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => {
      Promise.resolve(act()).catch(() => {
        // The person closed the sheet, or the browser said no: nothing was passed on.
      });
    });
    return button;
  }

  function linkTo(href, label) {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = label;
    return link;
  }

  function tellWorker(message) {
    navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage(message));
  }

  function showChoices(list) {
    for (const button of choices.querySelectorAll('button')) button.remove();
    for (const { id, label } of list) {
      const button = document.createElement('button');
      button.name = 'choice';
      button.value = id;
      button.textContent = label;
      choices.append(button);
    }
  }

  function setBusy(value) {
    busy = value;
    chat.setAttribute('aria-busy', String(value));
    status.textContent = value ? 'Sedang mencari jawaban…' : '';
    for (const button of choices.querySelectorAll('button')) button.disabled = value;
    submit.disabled = value;
  }

  async function post(body) {
    const response = await fetch('/api/chat', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ session, ...body }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    return answer;
  }

  async function ask(shown, body) {
    if (busy) return false;
    addBubble('asked', 'Anda', (bubble) => bubble.append(shown));
    setBusy(true);
    try {
      const answer = await post(body);
      addBubble('', 'Tanya Netral', (bubble) => {
        bubble.innerHTML = answer.html;
        if (answer.share) bubble.append(shareRow(answer.share, answer.text));
      });
      showChoices(answer.choices);
      if (answer.share) tellWorker({ keep: answer.share.page });
      if (ERASE.test(shown)) tellWorker({ forget: true });
      return true;
    } catch (error) {
      const offline = error instanceof TypeError;
      const reason = offline
        ? 'Belum terkirim: sambungan terputus. Tulisan Anda masih ada di kotak; kirim lagi nanti.'
        : error.message;
      addBubble('failed', 'Tanya Netral', (bubble) => bubble.append(reason));
      return false;
    } finally {
      setBusy(false);
    }
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text || busy) return;
    input.value = '';
    const sent = await ask(text, { text });
    if (!sent) input.value = text;
    input.focus({ preventScroll: true });
  });

  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  choices.addEventListener('submit', (event) => {
    event.preventDefault();
    const { submitter } = event;
    void ask(submitter.textContent, { text: submitter.textContent, choice: submitter.value });
  });
})();
