export declare const ROOMS: Readonly<Record<string, readonly string[]>>;
export declare const PACKAGES: Readonly<Record<string, readonly string[]>>;
export declare function violation(file: string, source: string): string | null;
