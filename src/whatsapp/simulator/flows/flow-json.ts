/** One thing that is wrong in a flow's JSON, as Graph tells it. */
export interface FlowProblem {
  readonly error: string;
  readonly error_type: string;
  readonly message: string;
  readonly line_start: number;
  readonly line_end: number;
  readonly column_start: number;
  readonly column_end: number;
}

/** What is wrong in a flow's JSON: its syntax, its version, its screens. The components on a screen are not looked into. */
export function flowJsonErrors(text: string): readonly FlowProblem[] {
  let flow: unknown;
  try {
    flow = JSON.parse(text);
  } catch (error) {
    return [problem('INVALID_JSON', 'JSON_SYNTAX_ERROR', `The flow is not valid JSON: ${(error as Error).message}`)];
  }
  if (!isObject(flow)) return [problem('INVALID_JSON', 'JSON_SCHEMA_ERROR', 'The flow must be a JSON object.')];
  return [...versionProblems(flow['version']), ...screenProblems(flow['screens'])];
}

function versionProblems(version: unknown): readonly FlowProblem[] {
  if (version === undefined) return [missing('version', '$root')];
  if (typeof version === 'string' && /^\d+\.\d+$/.test(version)) return [];
  return [problem('INVALID_PROPERTY_VALUE', 'FLOW_JSON_ERROR', "Invalid value found for property 'version'.")];
}

function screenProblems(screens: unknown): readonly FlowProblem[] {
  if (screens === undefined) return [missing('screens', '$root')];
  if (!Array.isArray(screens) || screens.length === 0) {
    return [problem('INVALID_PROPERTY_VALUE', 'FLOW_JSON_ERROR', "Property 'screens' must hold at least one screen.")];
  }
  const each = screens.flatMap((screen: unknown, place): readonly FlowProblem[] => {
    const where = `$root/screens/${place}`;
    if (!isObject(screen))
      return [problem('INVALID_PROPERTY_TYPE', 'JSON_SCHEMA_ERROR', `Expected an object at "${where}".`)];
    return ['id', 'layout'].filter((name) => screen[name] === undefined).map((name) => missing(name, where));
  });
  const isEnding = screens.some((screen: unknown) => isObject(screen) && screen['terminal'] === true);
  if (each.length > 0 || isEnding) return each;
  return [problem('MISSING_TERMINAL_SCREEN', 'FLOW_JSON_ERROR', 'At least one terminal screen is required.')];
}

function missing(name: string, where: string): FlowProblem {
  return problem('REQUIRED_PROPERTY_MISSING', 'JSON_SCHEMA_ERROR', `The property "${name}" is required at "${where}".`);
}

function problem(error: string, error_type: string, message: string): FlowProblem {
  return { error, error_type, message, line_start: 1, line_end: 1, column_start: 1, column_end: 1 };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
