/** Drags pan, short presses select, and a hovering mouse shows what can be selected. */
export function followPointer(
  element: HTMLElement,
  handlers: {
    onPan(pixels: number): void;
    onHover(x: number, y: number): void;
    onClick(x: number, y: number): void;
  },
): void {
  let lastX: number | null = null;
  let moved = 0;
  element.addEventListener('pointerdown', (event) => {
    lastX = event.clientX;
    moved = 0;
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener('pointermove', (event) => {
    if (lastX === null) {
      handlers.onHover(event.clientX, event.clientY);
      return;
    }
    moved += Math.abs(event.clientX - lastX);
    if (moved > 4) handlers.onPan(event.clientX - lastX);
    lastX = event.clientX;
  });
  element.addEventListener('pointerup', (event) => {
    if (lastX !== null && moved <= 4) handlers.onClick(event.clientX, event.clientY);
    lastX = null;
  });
  element.addEventListener('pointercancel', () => {
    lastX = null;
  });
}
