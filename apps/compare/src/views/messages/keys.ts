interface Deeds {
  step(by: number): void;
  zoom(factor: number): void;
  fit(): void;
  leave(): void;
}

/** What the keyboard does in the diagram. */
export function diagramKeys(deeds: Deeds): (event: KeyboardEvent) => void {
  return (event) => {
    if (!isDone(event.key, deeds)) return;
    event.preventDefault();
  };
}

function isDone(key: string, deeds: Deeds): boolean {
  if (key === 'ArrowLeft') deeds.step(-1);
  else if (key === 'ArrowRight') deeds.step(1);
  else if (key === '+' || key === '=') deeds.zoom(0.6);
  else if (key === '-') deeds.zoom(1 / 0.6);
  else if (key === '0') deeds.fit();
  else if (key === 'Escape') deeds.leave();
  else return false;
  return true;
}
