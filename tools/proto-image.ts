import { buf } from './buf.ts';

// The part of a FileDescriptorSet in JSON that is read here: https://protobuf.dev/reference/protobuf/google.protobuf/.

export interface ProtoField {
  readonly name: string;
  readonly jsonName: string;
  readonly type: string;
  readonly label: string;
  readonly typeName?: string;
}

export interface ProtoMessage {
  readonly name: string;
  readonly field?: readonly ProtoField[];
}

export interface ProtoEnum {
  readonly name: string;
  readonly value: readonly { readonly name: string }[];
}

interface ProtoFile {
  readonly package: string;
  readonly messageType?: readonly ProtoMessage[];
  readonly enumType?: readonly ProtoEnum[];
  readonly sourceCodeInfo?: {
    readonly location: readonly {
      readonly path?: readonly number[];
      readonly leadingComments?: string;
    }[];
  };
}

/** A message or an enum, by its full name, with the comment above it. */
export interface Described<Type> {
  readonly fullName: string;
  readonly comment: string;
  readonly type: Type;
}

export interface ProtoImage {
  readonly messages: readonly Described<ProtoMessage>[];
  readonly enums: readonly Described<ProtoEnum>[];
}

/** Numbers of the fields of FileDescriptorProto, of which paths are made. */
const MESSAGE_TYPE = 4;
const ENUM_TYPE = 5;

const describedIn = <Type extends { readonly name: string }>(
  file: ProtoFile,
  field: number,
  types: readonly Type[] = [],
): readonly Described<Type>[] =>
  types.map((type, index) => {
    const at = file.sourceCodeInfo?.location.find(
      ({ path }) => path?.length === 2 && path[0] === field && path[1] === index,
    );
    const comment = (at?.leadingComments ?? '').replaceAll(/\s+/g, ' ').trim();
    return { fullName: `${file.package}.${type.name}`, comment, type };
  });

/** All messages and enums of the `.proto` files as they stand now. */
export const protoImage = (): ProtoImage => {
  const { file: files } = JSON.parse(buf('build', '--output', '-#format=json')) as {
    readonly file: readonly ProtoFile[];
  };
  return {
    messages: files.flatMap((file) => describedIn(file, MESSAGE_TYPE, file.messageType)),
    enums: files.flatMap((file) => describedIn(file, ENUM_TYPE, file.enumType)),
  };
};
