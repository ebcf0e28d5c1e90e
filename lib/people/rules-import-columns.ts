/** Which column of a directory's file is what. Names are compared without case, punctuation and spaces. */

/** Columns whose names stand with the family name first (BambooHR, ADP). */
const LAST_FIRST = ['last name, first name', 'payroll name', 'nachname, vorname']

/** What a line of a people file can say. In each list the better name comes first: it wins over the order in the file. */
const ALIASES = {
  email: [
    ...[
      'email',
      'work email',
      'primary email',
      'business email',
      'company email',
      'email address',
      'work email address',
    ],
    ...[
      'mail',
      'e mail adresse',
      'email adresse',
      'adresse e mail',
      'correo electronico',
      'courriel',
      'correo',
      'indirizzo email',
      'endereco de email',
      'user principal name',
      'upn',
    ],
    ...['user email', 'login', 'user name', 'username', 'google email', 'alternate email'],
  ],
  name: [
    ...['preferred name', 'display name', 'full name', 'name', 'employee name', 'worker name', 'worker', 'person'],
    ...['legal name', 'vollständiger name', 'nom complet', 'nombre completo', 'nom et prénom', 'nom prénom'],
    ...['nome completo', 'nome e cognome', 'naam', 'volledige naam', 'namn', 'mitarbeiter', 'mitarbeitername'],
    ...LAST_FIRST,
  ],
  first: [
    ...['preferred first name', 'first name', 'given name', 'forename', 'vorname', 'prénom', 'nombre', 'nome'],
    ...['voornaam', 'förnamn'],
  ],
  last: [
    ...['last name', 'family name', 'surname', 'nachname', 'familienname', 'nom de famille', 'nom', 'apellido'],
    ...['apellidos', 'cognome', 'sobrenome', 'achternaam', 'efternamn'],
  ],
  team: [
    ...['team', 'team name', 'squad', 'squad name', 'tribe', 'group', 'organization', 'organisation', 'org unit'],
    ...['organizational unit', 'org', 'supervisory organization', 'gruppe', 'teamname', 'équipe', 'equipo'],
    ...['squadra', 'equipe', 'abteilung', 'afdeling', 'reparto', 'department', 'department name', 'dept'],
    ...['home department description', 'home department', 'org unit path'],
  ],
  department: [
    'department',
    'department name',
    'dept',
    'dept name',
    'abteilung',
    'département',
    'departamento',
    'afdeling',
    'reparto',
    'home department description',
    'home department',
  ],
  division: [
    ...['division', 'division name', 'business unit', 'parent department', 'department group', 'bereich', 'direction'],
    ...['división', 'unidad de negocio'],
  ],
  hubRole: ['hub role', 'soundings role'],
  role: ['role', 'rolle', 'rôle', 'rol', 'ruolo', 'papel'],
  discipline: [
    ...[
      'discipline',
      'job family',
      'function',
      'job title',
      'title',
      'position',
      'position title',
      'job',
      'business title',
    ],
    ...['stellenbezeichnung', 'berufsbezeichnung', 'funktion', 'tätigkeit', 'poste', 'fonction', 'puesto', 'cargo'],
    ...['mansione', 'functie', 'befattning', 'job title description', 'employee title'],
  ],
  started: [
    ...['started', 'started on', 'start date', 'hire date', 'date of hire', 'hired', 'hired on', 'joined', 'joined on'],
    ...[
      'join date',
      'joining date',
      'original hire date',
      'employee hire date',
      'first day',
      'date hired',
      'eintrittsdatum',
      'eintritt',
    ],
    ...['einstellungsdatum', 'eingestellt am', 'startdatum', "date d'embauche", "date d'entrée", 'fecha de alta'],
    ...['fecha de ingreso', 'data di assunzione', 'data de admissão', 'datum in dienst', 'anställningsdatum'],
  ],
  status: [
    ...['employment status', 'employee status', 'worker status', 'status', 'account status', 'active', 'is active'],
    ...['position status', 'lifecycle status', 'assignment status', 'user status', 'employment state'],
    ...['enabled', 'account enabled', 'suspended', 'beschäftigungsstatus', 'statut', 'estado', 'stato'],
  ],
  ended: [
    ...['end date', 'termination date', 'date of termination', 'last day', 'last day of work', 'last working day'],
    ...['leave date', 'leaving date', 'exit date', 'ended', 'ended on', 'left on', 'separation date', 'austrittsdatum'],
    ...['austritt', 'enddatum', 'date de sortie', 'date de départ', 'fecha de baja', 'data di cessazione'],
    ...['data de desligamento', 'datum uit dienst'],
  ],
  employeeId: [
    ...['employee id', 'employee number', 'employee no', 'emp id', 'worker id', 'personnel number', 'personnel id'],
    ...[
      'staff id',
      'staff number',
      'person id',
      'person number',
      'personalnummer',
      'mitarbeiternummer',
      'matricule',
      'matricola',
      'workday id',
      'hr id',
      'associate id',
    ],
  ],
} as const
export type Field = keyof typeof ALIASES

/** "E-Mail", "e_mail" and "eMail" are one name, and so is "Email Address [Required]", as Google writes it; "Employee #" is its number. */
const plain = (name: string): string =>
  name
    .replace(/\s*\[[^\]]*\]\s*$/, '')
    .replace(/#\s*$/, ' number')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const FAMILY_FIRST = new Set(LAST_FIRST.map(plain))
/** Whether names in a column stand as "Ferro, Ada". */
export const isFamilyFirst = (column: string): boolean => FAMILY_FIRST.has(plain(column))
/** Whether a column holds a path of teams ("/Engineering/Platform"), as Google writes it. */
export const isPathOfTeams = (column: string): boolean => plain(column) === plain('org unit path')

const PLAIN = Object.entries(ALIASES).map(([field, names]) => [field as Field, names.map(plain)] as const)

/** The columns of a file by what they hold, and those that hold nothing that is read. */
export interface Columns {
  found: Partial<Record<Field, string>>
  /** Further columns of names, for a person of whom the first one says nothing. */
  otherNames: string[]
  unread: string[]
}

/**
 * Finds each field's column: the one whose name stands first in the field's list, wherever it stands in the file.
 * @param columns names as in the first line
 */
export function findColumns(columns: readonly string[]): Columns {
  const names = columns.map((name) => [name, plain(name)] as const)
  const found: Partial<Record<Field, string>> = {}
  for (const [field, aliases] of PLAIN) {
    const best = aliases.find((alias) => names.some(([, name]) => name === alias))
    const column = names.find(([, name]) => name === best)?.[0]
    if (best !== undefined && column !== undefined) found[field] = column
  }
  // A file without teams has departments for them; they are no level above themselves.
  if (found.department === found.team) delete found.department
  const used = new Set(Object.values(found))
  const ofNames: readonly string[] = PLAIN.find(([field]) => field === 'name')?.[1] ?? []
  const otherNames = names.flatMap(([column, name]) => (ofNames.includes(name) && !used.has(column) ? [column] : []))
  return { found, otherNames, unread: columns.filter((name) => !used.has(name) && !otherNames.includes(name)) }
}
