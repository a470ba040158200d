/**
 * Tabs as the ARIA authoring practices have them: arrow keys, Home and End move among the tabs and show the panel at once; only the chosen tab is in the tab order.
 * @param onShow told the id of the panel shown
 */
export function tabs(list: HTMLElement, onShow: (panel: string) => void): void {
  const all = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
  const panelOf = (tab: HTMLElement): string => tab.getAttribute('aria-controls') ?? '';
  const show = (chosen: HTMLElement): void => {
    for (const tab of all) {
      const selected = tab === chosen;
      tab.setAttribute('aria-selected', String(selected));
      tab.tabIndex = selected ? 0 : -1;
      const panel = document.getElementById(panelOf(tab));
      if (panel !== null) panel.hidden = !selected;
    }
    onShow(panelOf(chosen));
  };
  for (const [index, tab] of all.entries()) {
    tab.addEventListener('click', () => show(tab));
    tab.addEventListener('keydown', (event) => {
      const targets: Readonly<Record<string, number>> = {
        ArrowRight: index + 1,
        ArrowLeft: index - 1,
        Home: 0,
        End: all.length - 1,
      };
      const to = targets[event.key];
      const next = to === undefined ? undefined : all[(to + all.length) % all.length];
      if (next === undefined) return;
      event.preventDefault();
      show(next);
      next.focus();
    });
  }
  const [first] = all;
  if (first !== undefined) show(first);
}
