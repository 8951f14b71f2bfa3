import { type Html, html } from './html.ts';
import { layout } from './layout.ts';

/** What there is to read without a line; a script fills in the topics kept on the device. */
export function offlinePage(): Html {
  return layout(
    {
      title: 'Tersimpan di perangkat ini · Tanya Netral',
      description: 'Topik yang pernah Anda buka bisa dibaca lagi tanpa sambungan.',
    },
    html`<h1>Tersimpan di perangkat ini</h1>
<p>Topik yang pernah Anda buka bisa dibaca lagi di sini, juga tanpa sambungan. Pertanyaan Anda tidak ikut tersimpan.</p>
<ul class="kept-pages"></ul>
<p class="no-kept-pages">Belum ada topik yang tersimpan.</p>
<p class="actions"><button class="button forget-pages" type="button" hidden>Hapus dari perangkat ini</button> <a class="button" href="/">Coba sambungkan lagi</a></p>`,
  );
}
