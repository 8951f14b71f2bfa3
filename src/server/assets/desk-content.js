// While somebody writes on a draft, the checks and previews are made anew beside it.
const PAUSE_MS = 700;

const form = document.querySelector('form[data-live]');
const result = document.getElementById('hasil-periksa');
const status = document.getElementById('status-periksa');

if (form && result && status) {
  let timer;
  let latest = 0;

  const check = async () => {
    latest += 1;
    const mine = latest;
    status.textContent = 'Memeriksa …';
    try {
      const response = await fetch(form.dataset.live, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
      });
      if (mine !== latest) return;
      if (!response.ok) throw new Error(String(response.status));
      result.innerHTML = await response.text();
      status.textContent = 'Pemeriksaan dan pratinjau sudah sesuai tulisan Anda. Belum disimpan.';
    } catch {
      if (mine === latest) status.textContent = 'Belum bisa diperiksa. Simpan untuk mencoba lagi.';
    }
  };

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE_MS);
  });
  let isLeaving = false;
  let isChanged = false;
  form.addEventListener('input', () => {
    isChanged = true;
  });
  form.addEventListener('submit', () => {
    isLeaving = true;
  });
  addEventListener('beforeunload', (event) => {
    if (isChanged && !isLeaving) event.preventDefault();
  });
}
