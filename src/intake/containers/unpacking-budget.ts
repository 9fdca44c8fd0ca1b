import { inputError, type PosreconError } from '../../errors/posrecon-error.ts';

const mebibyte = 1024 * 1024;
/** What any file may unpack to, however small it is. */
const freeBytes = 64 * mebibyte;
const mostBytes = 4096 * mebibyte;
/** Exports shrink to a tenth or a thirtieth; DEFLATE's utmost is 1032. */
const mostRatio = 250;
/** Archives in archives: a bank's delivery has two, a bomb has many. */
export const mostDepth = 4;
export const mostMembers = 5000;

/** Counts what is unpacked from one delivered file, all its members and theirs together. */
export interface UnpackingBudget {
  /** Throws ERR_FILE_TOO_LARGE as soon as more comes out than an export could hold. */
  readonly spend: (bytes: number) => void;
  /** Throws ERR_FILE_TOO_LARGE where so much would not be left to spend. */
  readonly require: (bytes: number) => void;
  /** Counts the members of one of its archives; throws ERR_FILE_TOO_LARGE where all together are more than deliveries have. */
  readonly enter: (members: number) => void;
}

/** The budget of a delivered file of `size` bytes. */
export function unpackingBudget(file: string, size: number): UnpackingBudget {
  const most = Math.min(mostBytes, Math.max(freeBytes, size * mostRatio));
  let spent = 0;
  let entered = 0;
  const require = (bytes: number): void => {
    if (spent + bytes > most) throw unpacksTooLarge(file, size, most);
  };
  return {
    require,
    spend(bytes) {
      require(bytes);
      spent += bytes;
    },
    enter(members) {
      entered += members;
      if (entered > mostMembers) {
        throw tooMany(file, `the archives in it hold more than ${mostMembers} files together`);
      }
    },
  };
}

function unpacksTooLarge(file: string, size: number, most: number): PosreconError {
  return inputError(
    'ERR_FILE_TOO_LARGE',
    `its ${readable(size)} unpack to more than ${readable(most)}: no export is like that, and it was not unpacked further`,
    {
      location: { file },
      remedy:
        'Do not open it if you do not know who sent it. Where it is sound, unpack it and name the files that you need.',
    },
  );
}

/** An archive of more members, or of archives in deeper archives, than deliveries have. */
export function tooMany(file: string, what: string): PosreconError {
  return inputError('ERR_FILE_TOO_LARGE', what, {
    location: { file },
    remedy: 'Unpack it and name the files that you need.',
  });
}

function readable(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < mebibyte) return `${Math.round(bytes / 1024)} KB`;
  return `${Math.round(bytes / mebibyte)} MB`;
}
