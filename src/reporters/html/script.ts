/** Shows the copy buttons and lets them copy the name beside them. Without it the report lacks nothing else. */
export const copyScript = `(() => {
  document.documentElement.classList.add('can-copy');
  const azCliCommands = (code) => {
    const range = document.createRange();
    range.selectNodeContents(code);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand('copy');
  };
  document.addEventListener('click', async (event) => {
    const button = event.target.closest && event.target.closest('button.copy');
    if (!button) return;
    const code = button.parentElement.querySelector('code');
    let copied = true;
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      copied = azCliCommands(code);
    }
    button.textContent = copied ? 'Copied' : 'Press Ctrl+C';
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });
})();`;
