import { coarserTimeframes, STRATEGIES } from '@stratvector/domain-strategy';
import type { DeclaredIndicators, StrategyDefinition } from '@stratvector/domain-strategy';
import { nearestNames } from '@stratvector/kernel';
import { describeParameter, resolveParameters } from '@stratvector/model';
import type { ParameterDeclaration } from '@stratvector/model';
import { BadInput } from '../failure.ts';

interface JsonOption {
  readonly json?: true;
}

/** `stratvector strategies list`. */
export const listStrategies = ({ json }: JsonOption): void => {
  if (json)
    console.log(
      JSON.stringify(
        STRATEGIES.map(({ name, title, description, source }) => ({
          name,
          title,
          description,
          source,
        })),
      ),
    );
  else for (const { name, title } of STRATEGIES) console.log(`${name.padEnd(28)} ${title}`);
};

const parameterLine = (declared: ParameterDeclaration): string => {
  const unit = declared.unit === undefined ? '' : `, ${declared.unit}`;
  return `  ${declared.name} = ${String(declared.default)}  ${describeParameter(declared)}${unit}. ${declared.description}`;
};

const indicatorLines = (title: string, declared: DeclaredIndicators): readonly string[] => {
  const lines = Object.entries(declared).map(([name, expression]) => `  ${name} = ${expression}`);
  return lines.length === 0 ? [] : [title, ...lines];
};

/** A section that runs it with its defaults, to be copied. */
const exampleLines = ({ name, parameters }: StrategyDefinition): readonly string[] => {
  const values = parameters.map((one) => `${one.name} = ${JSON.stringify(one.default)}`);
  return [
    'Configuration',
    '  [strategy]',
    `  name = "${name}"`,
    ...(values.length === 0 ? [] : [`  parameters = { ${values.join(', ')} }`]),
  ];
};

const shown = (known: StrategyDefinition): readonly string[] => {
  const { values } = resolveParameters(known.parameters, {});
  const bars = known.warmUp(values);
  return [
    `${known.title} (${known.name})`,
    known.description,
    `Source: ${known.source}`,
    ...(known.parameters.length === 0 ? ['No parameters'] : ['Parameters']),
    ...known.parameters.map(parameterLine),
    ...indicatorLines('Indicators, with these defaults', known.indicators?.(values) ?? {}),
    ...coarserTimeframes(known, values).flatMap(([timeframe, declared]) => [
      `Also receives bars of ${timeframe}`,
      ...indicatorLines(`Indicators of ${timeframe}`, declared),
    ]),
    `Warm-up: ${bars} ${bars === 1 ? 'bar' : 'bars'}`,
    ...exampleLines(known),
  ];
};

const object = (known: StrategyDefinition) => {
  const { name, title, description, source, parameters } = known;
  const { values } = resolveParameters(parameters, {});
  return {
    name,
    title,
    description,
    source,
    parameters,
    indicators: known.indicators?.(values) ?? {},
    timeframes: Object.fromEntries(coarserTimeframes(known, values)),
    warm_up: known.warmUp(values),
  };
};

/** `stratvector strategies show NAME`: what it does, its source, parameters, indicators, warm-up. */
export const showStrategy = (name: string, { json }: JsonOption): void => {
  const known = STRATEGIES.find((definition) => definition.name === name);
  if (!known) {
    const names = STRATEGIES.map((definition) => definition.name);
    const nearest = nearestNames(name, names, 2);
    const hint =
      nearest.length > 0
        ? `did you mean ${nearest.join(' or ')}?`
        : `there are ${names.join(', ')}`;
    throw new BadInput([`there is no strategy "${name}"; ${hint}`]);
  }
  console.log(json ? JSON.stringify(object(known)) : shown(known).join('\n'));
};
