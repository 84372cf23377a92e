const CONTROLS = 'button, input, select, summary, a[href], [tabindex]';

/**
 * Rebuilds what is in an element. Where the focus was in it, the control of the same name has it afterwards, or else
 * `otherwise`: nobody who works by keyboard is thrown back to the top of the page.
 */
export function keepFocus(element: HTMLElement, rebuild: () => void, otherwise: HTMLElement = element): void {
  const active = document.activeElement;
  const name = active instanceof HTMLElement && element.contains(active) ? nameOf(active) : null;
  rebuild();
  if (name === null) return;
  const same = [...element.querySelectorAll<HTMLElement>(CONTROLS)].find(
    (each) => nameOf(each) === name && !each.matches(':disabled'),
  );
  (same ?? otherwise).focus({ preventScroll: true });
}

function nameOf(control: HTMLElement): string {
  return control.getAttribute('aria-label') ?? (control.id || control.textContent);
}
