import { h } from '../ui/dom.js';
import { download, pngOf, svgText } from '../ui/download.js';
import type { Exports } from './app.js';

/** The dialog behind the Share button: the link, the command, and files. */
export function createShare(say: (text: string) => void): {
  readonly button: HTMLButtonElement;
  readonly dialog: HTMLDialogElement;
  offer(exports: Exports | null): void;
} {
  let offered: Exports | null = null;
  const link = h('input', { type: 'text', readonly: true, id: 'share-link', 'aria-label': 'Link to this' });
  const command = h('textarea', {
    readonly: true,
    rows: 4,
    id: 'share-command',
    'aria-label': 'Command that measures the same',
    spellcheck: 'false',
  });
  const commandIs = h('p', { class: 'quiet' });
  const files = h('div', { class: 'row' });
  const copy = (field: HTMLInputElement | HTMLTextAreaElement, what: string): HTMLButtonElement =>
    h(
      'button',
      {
        type: 'button',
        onclick: () => {
          field.select();
          void copyText(field.value).then((done) => {
            say(done ? `${what} copied` : `Select and copy the ${what.toLowerCase()} by hand`);
          });
        },
      },
      `Copy ${what.toLowerCase()}`,
    );
  const dialog = h(
    'dialog',
    { class: 'share', 'aria-labelledby': 'share-title' },
    h('h2', { id: 'share-title' }, 'Share this'),
    h(
      'p',
      { class: 'quiet' },
      'The link holds the whole run: open it elsewhere and the same numbers come out.',
    ),
    h('div', { class: 'copy' }, link, copy(link, 'Link')),
    commandIs,
    h('div', { class: 'copy' }, command, copy(command, 'Command')),
    h('p', { class: 'quiet' }, 'What is on the page now, as a file:'),
    files,
    h('form', { method: 'dialog', class: 'row end' }, h('button', {}, 'Close')),
  );
  const button = h(
    'button',
    {
      type: 'button',
      id: 'share',
      onclick: () => {
        link.value = location.href;
        command.value = offered?.command ?? '';
        commandIs.textContent = `${offered?.commandIs ?? 'The same'} on a command line, with nothing of a browser in it:`;
        files.replaceChildren(...fileButtons(offered));
        dialog.showModal();
      },
    },
    'Share',
  );
  return {
    button,
    dialog,
    offer: (exports) => {
      offered = exports;
    },
  };
}

/** Puts a text into the clipboard; false where the browser doesn't let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function fileButtons(exports: Exports | null): HTMLButtonElement[] {
  if (exports === null) return [];
  const { csv, json, png, svg } = exports;
  const button = (label: string, onclick: () => void): HTMLButtonElement =>
    h('button', { type: 'button', onclick }, label);
  return [
    json &&
      button('JSON', () => {
        download('dmct.json', 'application/json', `${JSON.stringify(json(), null, 2)}\n`);
      }),
    csv &&
      button('CSV', () => {
        download('dmct.csv', 'text/csv', csv());
      }),
    svg &&
      button('SVG', () => {
        const picture = svg();
        if (picture !== null) download('dmct.svg', 'image/svg+xml', svgText(picture));
      }),
    (png ?? svg) &&
      button('PNG', () => {
        void pngOf(png?.() ?? null, svg?.() ?? null).then((blob) => {
          if (blob !== null) download('dmct.png', 'image/png', blob);
        });
      }),
  ].filter((each) => each !== undefined);
}
