type Ask = ((name: string) => Promise<string | undefined>) | undefined;

/** One question for each file, though a composition may open it more than once. */
export function memoizePrompt(ask: Ask): Ask {
  if (ask === undefined) return undefined;
  const answers = new Map<string, Promise<string | undefined>>();
  return (name) => {
    const answer = answers.get(name) ?? ask(name);
    answers.set(name, answer);
    return answer;
  };
}
