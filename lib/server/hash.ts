import { createHash } from 'node:crypto'

/** SHA-256, hex: for random tokens and for content. (Passwords, which would need more, are never kept.) */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
