import { h } from './dom.js';

/** Properties that a picture needs when it stands without this page's style sheet. */
const STYLE = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'paint-order',
  'font',
  'text-anchor',
  'dominant-baseline',
] as const;

/** Saves a file on this device. */
export function download(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}

/** A picture as a file of its own: colours and fonts are written into it. */
export function svgText(picture: SVGSVGElement): string {
  return picture.isConnected ? styledText(picture) : asidePage(picture, styledText);
}

/** What was made to be kept alone stands beside the window for as long as its style is read. */
function asidePage<T>(picture: SVGSVGElement, use: (picture: SVGSVGElement) => T): T {
  const aside = h('div', { style: 'position:fixed;left:-200vw;top:0', 'aria-hidden': 'true' }, picture);
  document.body.append(aside);
  try {
    return use(picture);
  } finally {
    aside.remove();
  }
}

function styledText(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const originals = [picture, ...picture.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const computed = getComputedStyle(originals[index]!);
    const style = STYLE.map((name) => `${name}:${computed.getPropertyValue(name)}`).join(';');
    element.setAttribute('style', style);
  });
  const { height, width } = picture.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.round(width)));
  copy.setAttribute('height', String(Math.round(height)));
  return new XMLSerializer().serializeToString(copy);
}

/** A canvas as it is, or a picture drawn at twice its size on the page's ground; null where there is neither. */
export async function pngOf(
  canvas: HTMLCanvasElement | null,
  picture: SVGSVGElement | null,
): Promise<Blob | null> {
  const source = canvas ?? (picture === null ? null : await drawn(picture));
  if (source === null) return null;
  return new Promise((resolve) => {
    source.toBlob(resolve, 'image/png');
  });
}

async function drawn(picture: SVGSVGElement): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  const context = canvas.getContext('2d')!;
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}
