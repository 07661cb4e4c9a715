import type { Scoped } from "./scope.ts";
import type { Seal } from "./seal.ts";

/** Workspaces of a platform that installed Rounds, with their tokens, sealed. */
export type Installations = {
  keep(tenantId: string, installation: object, at: Date): Promise<void>;
  /** Null: not installed, or removed. */
  find(tenantId: string): Promise<object | null>;
  list(): Promise<readonly string[]>;
  remove(tenantId: string): Promise<void>;
};

export function openInstallations(
  {
    scoped,
    workspaceId,
    seal,
  }: { readonly scoped: Scoped; readonly workspaceId: string; readonly seal: Seal },
  platform: string,
): Installations {
  return {
    async keep(tenantId, installation, at) {
      const key = { workspaceId, platform, tenantId };
      const data = { sealed: seal.seal(JSON.stringify(installation)), installedAt: at };
      await scoped.chatInstallation.upsert({
        where: { workspaceId_platform_tenantId: key },
        create: { ...key, ...data },
        update: data,
      });
    },
    async find(tenantId) {
      const row = await scoped.chatInstallation.findFirst({ where: { platform, tenantId } });
      return row && (JSON.parse(seal.open(row.sealed)) as object);
    },
    async list() {
      const rows = await scoped.chatInstallation.findMany({
        where: { platform },
        select: { tenantId: true },
      });
      return rows.map(({ tenantId }) => tenantId);
    },
    async remove(tenantId) {
      await scoped.chatInstallation.deleteMany({ where: { platform, tenantId } });
    },
  };
}
