// The hub that the browser tests visit: `npm start` on a DATA_DIR that goes when it stops.
import { rmSync } from 'node:fs'

process.on('exit', () => rmSync(process.env.DATA_DIR, { recursive: true, force: true }))
await import('../../bin/start.mjs')
