import { readdirSync, readFileSync } from 'node:fs'
import type { Client } from 'pg'
import { latencies, median } from './measure'

type Post = (path: string, body: unknown) => Promise<Record<string, string>>

/** Characters of the long text: the longest RFC of the Rust project has as many. */
const LONG = 170_000
const COMMENTS = 500

/** Markdown as people write it, with tables, lists and code: this repository's own documents, over and over. */
function markdown(characters: number): string {
  const files = readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
  const once = files.map((file) => readFileSync(`docs/${file}`, 'utf8')).join('\n\n')
  let text = ''
  for (let round = 1; text.length < characters; round += 1)
    text += `\n\n# Round ${round}\n\n${once.replace(/^(#+ .*)$/gm, `$1 (${round})`)}`
  return text.slice(0, characters)
}

/** Sentences that stand in the text as they are read, spread over all of it. */
const sentences = (text: string, count: number): string[] => {
  const plain = [...text.matchAll(/^[A-Z][^\n*_`[\]<>|#&"'’]{50,100}/gm)].map(([line]) => line.trim())
  return Array.from({ length: count }, (_, i) => plain[Math.floor((i * plain.length) / count)] ?? 'Nowhere')
}

/** An RFC in review: with three comments, or with five hundred, of which two fifths stand on words and a third is settled. */
async function makeRfc(post: Post, characters: number, comments: number): Promise<number> {
  const body = markdown(characters)
  const { number } = await post('/rfcs', { title: `Bench ${characters}`, body })
  await post(`/rfcs/${number}/transitions`, { to: 'review' })
  const quotes = sentences(body, comments)
  const threads: string[] = []
  for (let i = 0; i < comments; i += 1) {
    const said =
      `Comment ${i}: we saw **this** as well, in \`service-${i % 40}\`.\n\n- It took ${i} minutes\n` +
      `- See [the log](https://example.invalid/${i})`
    const reply = i % 5 > 2 && threads.length > 0
    const { id } = await post(`/rfcs/${number}/comments`, {
      body: said,
      ...(reply ? { parentId: threads[(i * 7) % threads.length] } : i % 5 < 2 && { anchor: { quote: quotes[i] } }),
    })
    if (!reply) threads.push(id!)
  }
  for (const thread of threads.filter((_, i) => i % 3 === 0))
    await post(`/rfcs/${number}/comments/${thread}/resolve`, {})
  return Number(number)
}

/** Milliseconds and kilobytes of the page of a long, much discussed RFC beside those of a short one, turn by turn. */
export async function pageTimes(client: Client, hub: string, post: Post, headers: Record<string, string>) {
  const numbers = { long: await makeRfc(post, LONG, COMMENTS), short: await makeRfc(post, 2_500, 3) }
  await client.query('VACUUM ANALYZE')
  // As a browser asks for a page.
  const asked = { ...headers, accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
  const url = { long: `${hub}/rfcs/${numbers.long}`, short: `${hub}/rfcs/${numbers.short}` }
  const times = { long: [] as number[], short: [] as number[] }
  for (const which of ['short', 'long'] as const) await latencies(url[which], asked, 5)
  for (let round = 0; round < 10; round += 1) {
    for (const which of ['short', 'long'] as const) times[which].push(...(await latencies(url[which], asked, 5)))
  }
  const kilobytes = async (address: string) =>
    Buffer.byteLength(await (await fetch(address, { headers: asked })).text()) / 1000
  return {
    long: { ms: median(times.long), kb: await kilobytes(url.long) },
    short: { ms: median(times.short), kb: await kilobytes(url.short) },
  }
}
