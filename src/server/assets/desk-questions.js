// One key each for those who have many questions to decide. Without this script nothing is missing.
const hint = document.getElementById('tombol-cepat');
const toggle = hint.querySelector('button');
const cards = [...document.querySelectorAll('.clusters > li')];
const STORED = 'tombol-cepat';
const JUMP = 'tombol-cepat-lanjut';

let isOn = localStorage.getItem(STORED) !== 'mati';
hint.hidden = false;
show();
toggle.addEventListener('click', () => {
  isOn = !isOn;
  localStorage.setItem(STORED, isOn ? 'nyala' : 'mati');
  show();
});
document.addEventListener('keydown', onKey);
// After a decision by key the next group is at hand again.
if (sessionStorage.getItem(JUMP)) {
  sessionStorage.removeItem(JUMP);
  cards[0]?.focus();
}

function show() {
  toggle.setAttribute('aria-pressed', String(isOn));
  hint.querySelector('ul').hidden = !isOn;
}

function onKey(event) {
  const { target, key } = event;
  if (!isOn || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (target.closest('input, textarea, select, [contenteditable]')) return;
  const letter = key.toUpperCase();
  const current = cards.findIndex((card) => card.contains(document.activeElement));
  if (letter === 'J') move(current + 1);
  else if (letter === 'K') move(current < 0 ? 0 : current - 1);
  else if (letter === '/') document.getElementById('cari').focus();
  else if (letter === 'U') press(document.querySelector('[data-key="U"]'));
  else if (current >= 0) press(cards[current].querySelector(`[data-key="${CSS.escape(letter)}"]`));
  else return;
  event.preventDefault();
}

function move(index) {
  cards[Math.min(Math.max(index, 0), cards.length - 1)]?.focus();
}

function press(button) {
  if (!button) return;
  sessionStorage.setItem(JUMP, 'ya');
  button.click();
}
