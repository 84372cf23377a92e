interface Deeds {
  step(by: number): void;
  /** To the first (-1) or the last (1) event. */
  end(side: -1 | 1): void;
  /** On to what follows the next idle stretch, or back before the last. */
  skip(by: -1 | 1): void;
  zoom(factor: number): void;
  fit(): void;
  leave(): void;
}

/** What the keyboard does in the diagram. */
export function diagramKeys(deeds: Deeds): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isDone(event.key, deeds)) return;
    event.preventDefault();
  };
}

function isDone(key: string, deeds: Deeds): boolean {
  if (key === 'ArrowLeft') deeds.step(-1);
  else if (key === 'ArrowRight') deeds.step(1);
  else if (key === 'Home') deeds.end(-1);
  else if (key === 'End') deeds.end(1);
  else if (key === 'PageUp') deeds.skip(-1);
  else if (key === 'PageDown') deeds.skip(1);
  else if (key === '+' || key === '=') deeds.zoom(0.6);
  else if (key === '-') deeds.zoom(1 / 0.6);
  else if (key === '0') deeds.fit();
  else if (key === 'Escape') deeds.leave();
  else return false;
  return true;
}
