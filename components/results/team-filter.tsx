import { Button } from '@/components/ui/button'
import { Label } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { ButtonLink } from '@/components/ui/button'

/** More are not a list to choose from. */
const MOST = 50

/** Results of one team, where it is large enough; of many teams, by its name. It works without a script. */
export function TeamFilter({ teams, current }: { teams: { team: string; name: string }[]; current: string }) {
  if (teams.length === 0) return null
  return (
    <form
      className="mb-6 flex flex-wrap items-center gap-2"
      key={current}
      data-at-once={teams.length > MOST ? undefined : 'all'}
    >
      <Label htmlFor="team-filter">Team</Label>
      {teams.length > MOST ? (
        <Input
          id="team-filter"
          name="team"
          defaultValue={teams.find((one) => one.team === current)?.name ?? current}
          placeholder="Its whole name"
          className="w-52"
        />
      ) : (
        <Select id="team-filter" name="team" defaultValue={current} className="w-52">
          <option value="">All respondents</option>
          {teams.map((one) => (
            <option key={one.team} value={one.team}>
              {one.name}
            </option>
          ))}
        </Select>
      )}
      <Button type="submit">Show</Button>
      {current && (
        <ButtonLink href="?" variant="ghost">
          All respondents
        </ButtonLink>
      )}
    </form>
  )
}
