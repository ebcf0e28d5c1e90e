import type { ComponentProps } from 'react'
import { Textarea } from '@/components/ui/input'

/** Text of a line or two that may be left out: it starts as one line, and grows. */
export const ShortText = (props: ComponentProps<typeof Textarea>) => (
  <Textarea {...props} required={false} rows={1} className="min-h-8" />
)
