'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import { id, optionalLine, parse } from '@/lib/core/zod'
import { action } from '@/lib/server/action'
import { deleteBenchmark, takeBenchmark } from './commands-benchmarks'
import { benchmarkInput } from './schema-compare'

const file = z
  .instanceof(File, { message: 'Choose a file.' })
  .refine((value) => value.size > 0, 'Choose a file.')
  .refine((value) => value.size <= 1_000_000, 'At most 1 MB.')

const take = action(
  z.object({ csv: file, name: optionalLine(200), source: optionalLine(500) }),
  async (actor, { csv, name, source }) =>
    takeBenchmark(
      actor,
      parse(benchmarkInput, { name: name || csv.name.replace(/\.csv$/i, ''), source, csv: await csv.text() }),
      systemClock(),
    ),
)
export async function importBenchmarkAction(_: unknown, form: FormData) {
  const result = await take(form)
  revalidatePath(paths.surveys(), 'layout')
  return result
}

const remove = action(z.object({ id }), (actor, input) => deleteBenchmark(actor, input.id))
export async function deleteBenchmarkAction(form: FormData): Promise<void> {
  await remove(form)
  revalidatePath(paths.surveys(), 'layout')
}
