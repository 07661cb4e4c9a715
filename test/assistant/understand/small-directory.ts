import type { Directory, DirectoryAccount } from "../../../src/assistant/understand/directory.ts";

function account(id: string, name: string, city: string, ownerEmail: string): DirectoryAccount {
  return { id, name, city, ownerEmail, address: null, industry: "bar" };
}

/** Ten accounts, three reps, one manager: small enough to know by heart. */
export const smallDirectory: Directory = {
  accounts: [
    account("A1", "Golden Ear Tavern", "Ames", "ann@x.example"),
    account("A2", "Golden Ear Tavern", "Waterloo", "bob.hill@x.example"),
    account("A3", "QuickStop #101", "Ames", "ann@x.example"),
    account("A4", "QuickStop #102", "Boone", "ann@x.example"),
    account("A5", "Tío Luis' Tap", "Ames", "ann@x.example"),
    account("A6", "Meadowlark Lodge", "Nevada", "ann@x.example"),
    { ...account("A7", "Old Mill Pub", "Boone", "ann@x.example"), address: "12 Grand Ave" },
    { ...account("A8", "Old Mill Pub", "Ames", "ann@x.example"), address: "9 Main St" },
    account("A9", "Harbor Light Inn", "Waterloo", "bob.hill@x.example"),
    account("A10", "Harbor Light Pub", "West Des Moines", "bob.hill@x.example"),
  ],
  people: [
    { email: "ann@x.example", name: "Ann Lee", role: "rep", managerEmail: "mia@x.example" },
    { email: "bob.hill@x.example", name: "Bob Hill", role: "rep", managerEmail: "mia@x.example" },
    { email: "bob.fox@x.example", name: "Bob Fox", role: "rep", managerEmail: null },
    { email: "mia@x.example", name: "Mia Wolf", role: "manager", managerEmail: null },
  ],
  territories: [
    { name: "Northwest", parent: "West", ownerEmail: "ann@x.example" },
    { name: "Quad Cities & Southeast", parent: "East", ownerEmail: "bob.hill@x.example" },
  ],
  towns: ["Miles"],
};
