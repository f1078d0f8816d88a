/** A child and everything that came of it. */
export interface ProcessTree {
  /** Asks every process of it to end, and after a short grace ends what is left. Never rejects. */
  end(root: number, mark: string): Promise<void>;
  /** True when the child must be the leader of its own process group. */
  ownGroup: boolean;
}

/** Environment variable that marks every process of one run, so that those who left the family are found too. */
export const markName = 'FETTLE_RUN';
