import type { Place } from '@dmct/core';
import { fill, h, s } from './dom.js';

const WIDTH = 1000;
const HEIGHT = 470;
/** Most of Antarctica has no city: the map ends here. */
const LATITUDE_LOW = -58;
const LATITUDE_HIGH = 76;

/** One general on the map. */
export interface MapMark {
  readonly place: Place;
  /** Null as long as no run has told who is one. */
  readonly isTraitor: boolean | null;
}

/** A map of the world made of its cities alone, with the generals on it; other places are drawn as a plane. */
export function createPlacesMap(label: string): {
  readonly element: SVGSVGElement;
  setCities(cities: readonly Place[]): void;
  setMarks(marks: readonly MapMark[]): void;
} {
  const land = s('path', { class: 'land' });
  const marks = s('g', {});
  const element = s(
    'svg',
    { class: 'places', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    land,
    marks,
  );
  return {
    element,
    setCities: (cities) => {
      const dots = cities.map((place) => {
        const [x, y] = project(place);
        return `M${x.toFixed(1)} ${y.toFixed(1)}h0`;
      });
      land.setAttribute('d', dots.join(''));
    },
    setMarks: (list) => {
      const at = list.length > 0 && list[0]!.place.latitudeDegrees === undefined ? plane(list) : onMap;
      land.style.display = at === onMap ? '' : 'none';
      fill(
        marks,
        list.map((mark, index) => drawMark(mark, index, at(mark.place))),
      );
      const traitors = list.filter(({ isTraitor }) => isTraitor).length;
      const told = list.some(({ isTraitor }) => isTraitor === null)
        ? 'who is a traitor is told by the first run'
        : `${String(traitors)} of them traitors`;
      element.setAttribute(
        'aria-label',
        `${label}: ${String(list.length)} generals, ${told}: ${list
          .map(({ isTraitor, place }) => `${place.name}${isTraitor === true ? ' (traitor)' : ''}`)
          .join('; ')}`,
      );
    },
  };
}

/** What the map's colours mean. */
export function mapLegend(): HTMLElement {
  return h(
    'p',
    { class: 'legend small quiet' },
    h('span', { class: 'map-entry' }, h('span', { class: 'key honest' }), ' honest'),
    h('span', { class: 'map-entry' }, h('span', { class: 'key traitor' }), ' traitor, drawn by seed'),
    h('span', { class: 'map-entry' }, h('span', { class: 'key untold' }), ' before the first run: either'),
    h('span', { class: 'map-entry' }, h('span', { class: 'key city' }), ' the 1,024 largest cities'),
  );
}

function drawMark(
  { isTraitor, place }: MapMark,
  index: number,
  [x, y]: readonly [number, number],
): SVGElement {
  const shape =
    isTraitor === true
      ? s('path', { d: 'M0 -10L9 7H-9Z', class: 'general traitor' })
      : s('circle', { r: 7, class: `general ${isTraitor === null ? 'untold' : 'honest'}` });
  return s(
    'g',
    { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` },
    s('title', {}, `general ${String(index)}: ${place.name}${isTraitor === true ? ', a traitor' : ''}`),
    shape,
  );
}

/** Equirectangular with the standard parallel at 40 degrees: distances near most cities look right. */
function project(place: Place): readonly [number, number] {
  const x = ((place.longitudeDegrees ?? 0) + 180) / 360;
  const y = (LATITUDE_HIGH - (place.latitudeDegrees ?? 0)) / (LATITUDE_HIGH - LATITUDE_LOW);
  return [x * WIDTH, y * HEIGHT];
}

const onMap = project;

/** Fits places without coordinates on Earth into the picture, seen from above. */
function plane(list: readonly MapMark[]): (place: Place) => readonly [number, number] {
  const xs = list.map(({ place }) => place.position.x);
  const ys = list.map(({ place }) => place.position.y);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const size = Math.max(right - left, high - low) || 1;
  const scale = (HEIGHT - 120) / size;
  return ({ position }) => [
    WIDTH / 2 + (position.x - (left + right) / 2) * scale,
    HEIGHT / 2 - (position.y - (low + high) / 2) * scale,
  ];
}
