import type { ComponentProps } from 'react'
import { Select } from '@/components/ui/input'

/** The team a session is about; none where several took part. */
export function TeamSelect({ teams, ...props }: ComponentProps<typeof Select> & { teams: string[] }) {
  return (
    <Select {...props}>
      <option value="">Several, or none</option>
      {teams.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </Select>
  )
}
