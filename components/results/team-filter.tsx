import { Button } from '@/components/ui/button'
import { Label } from '@/components/ui/field'
import { Select } from '@/components/ui/input'
import { ButtonLink } from '@/components/ui/button'

/** Results of one team, where it is large enough. A plain form: no script. */
export function TeamFilter({ teams, current }: { teams: { team: string; name: string }[]; current: string }) {
  if (teams.length === 0) return null
  return (
    <form className="mb-6 flex flex-wrap items-center gap-2">
      <Label htmlFor="team-filter">Team</Label>
      <Select id="team-filter" name="team" defaultValue={current} className="w-52">
        <option value="">Everybody</option>
        {teams.map((one) => (
          <option key={one.team} value={one.team}>
            {one.name}
          </option>
        ))}
      </Select>
      <Button type="submit">Show</Button>
      {current && (
        <ButtonLink href="?" variant="ghost">
          Everybody
        </ButtonLink>
      )}
    </form>
  )
}
