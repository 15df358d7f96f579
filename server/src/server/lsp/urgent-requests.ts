/** How long work in the background waits for one request at most (in milliseconds): some requests wait for such work. */
const MOST = 50;

let pending = 0;
const waiting: (() => void)[] = [];

/** Answers a request that a user waits for. Until it is answered, work in the background does not go on. */
export async function urgently<T>(answer: () => Promise<T>): Promise<T> {
  let isPending = true;
  pending++;
  const end = () => {
    if (!isPending) return;
    isPending = false;
    clearTimeout(timer);
    if (--pending > 0) return;
    for (const resume of waiting.splice(0)) resume();
  };
  const timer = setTimeout(end, MOST);
  try {
    return await answer();
  } finally {
    end();
  }
}

/** Resolves when no such request is pending; at once if none is. */
export async function untilAnswered(): Promise<void> {
  while (pending > 0) await new Promise<void>((resume) => waiting.push(resume));
}
