import { STRATEGIES } from '@stratvector/domain-strategy';
import { nearestNames } from '@stratvector/kernel';
import { describeParameter } from '@stratvector/model';
import { BadInput } from '../failure.ts';

/** `stratvector strategies list`. */
export const listStrategies = (): void => {
  for (const { name, title } of STRATEGIES) console.log(`${name.padEnd(28)} ${title}`);
};

/** `stratvector strategies show NAME`: what it does, its source, its parameters. */
export const showStrategy = (name: string): void => {
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
  const parameters = known.parameters.map(
    (declared) =>
      `  ${declared.name} = ${String(declared.default)}  ${describeParameter(declared)}. ${declared.description}`,
  );
  console.log(
    [known.title, known.description, `Source: ${known.source}`, 'Parameters', ...parameters].join(
      '\n',
    ),
  );
};
