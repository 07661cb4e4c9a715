/** The version of Microsoft's manifest schema that the manifest is written for. */
export const MANIFEST_VERSION = "1.23";

/** The app as Teams wants it described. `botId` is the bot's client id. */
export function teamsManifest(botId: string, version: string) {
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version,
    id: botId,
    developer: {
      name: "Your company",
      websiteUrl: "https://rounds.example",
      privacyUrl: "https://rounds.example/privacy",
      termsOfUseUrl: "https://rounds.example/terms",
    },
    name: { short: "Rounds", full: "Rounds, the sales assistant" },
    description: {
      short: "Plans visits, answers for territories, gives leads fairly.",
      full: "Ask Rounds in plain words: who to visit today and why, whose a lead is, how territories compare, what happens when a rep leaves. It computes the answer from your company's own data, shows its reasons, and takes back what it wrote. Answers are made by a program and may be wrong: check what matters.",
    },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: "#1F4E4A",
    bots: [botOf(botId)],
    permissions: ["identity", "messageTeamMembers"],
    validDomains: [],
  };
}

const SCOPES = ["personal", "team", "groupChat"];

const botOf = (botId: string) => ({
  botId,
  scopes: SCOPES,
  supportsFiles: true,
  isNotificationOnly: false,
  commandLists: [
    {
      scopes: SCOPES,
      commands: [
        { title: "Plan my day", description: "Who to visit today, in what order, and why" },
        { title: "Which leads are waiting?", description: "Leads without an answer" },
        { title: "How am I doing?", description: "Figures against goal and last period" },
        { title: "Help", description: "What can be asked" },
      ],
    },
  ],
});
