/** Runs `work` while no other process holds the lock of this name; waits for its turn. */
export function withLock<T>(root: string, name: string, work: () => Promise<T>): Promise<T>
