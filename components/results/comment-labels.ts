/** Where a comment stands, in words. */
export const STATUS_OF_COMMENT: Record<string, string> = {
  new: 'Not read yet',
  seen: 'Seen',
  action: 'Needs action',
  done: 'Done',
}
