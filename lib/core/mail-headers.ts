/**
 * Headers of a mail that a program sent and that its reader can end with one click (RFC 8058, RFC 3834). The last one keeps
 * Exchange from answering it with an "out of office".
 * @param endUrl ends this kind of mail by a POST without signing in
 */
export const listMailHeaders = (endUrl: string) => ({
  'List-Unsubscribe': `<${endUrl}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
})
