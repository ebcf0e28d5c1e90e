import { generate, install } from './lib/prepare.mjs'
import { main } from './lib/say.mjs'

await main(async () => {
  await install()
  await generate()
})
