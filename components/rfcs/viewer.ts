/** Who reads, and what they may do here. */
export type Viewer = { id: string; mayComment: boolean; mayEdit: boolean; since: string | null; version: number }
