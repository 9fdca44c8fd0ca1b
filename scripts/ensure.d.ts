export const root: string;
export function reasonToInstall(folder: string): string | null;
export function markInstalled(folder: string): void;
export function reasonToBuild(folder: string): string | null;
export function markBuilt(folder: string, sources: string): void;
export function fingerprint(folder: string): string;
export function filesBelow(folder: string, path: string): string[];
