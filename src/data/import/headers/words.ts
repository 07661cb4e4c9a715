/** Header words, written in plain words (see `plainWords`), separated by "|". */
export const also = (...lists: readonly string[]): readonly string[] =>
  lists.flatMap((list) => list.split("|")).map((word) => word.trim());

/** What companies call those they visit, in five languages. */
const ENTITIES =
  "account|customer|client|company|store|shop|outlet|organisation|organization|org|business|dealer|retailer|site|branch|location|practice|kunde|kunden|firma|firmen|filiale|filial|markt|betrieb|magasin|entreprise|societe|compte|cliente|tienda|empresa|cuenta|loja|conta|punto de venta|point de vente|related company|associated company|related account|parent account";

const NUMBERS = "id|number|no|nr|num|code|key|nummer|numero|codigo|cod|ref|kennung";
const NAMES = "name|nom|nombre|nome|bezeichnung|title";

const combine = (heads: string, tails: string): readonly string[] =>
  heads
    .split("|")
    .flatMap((head) =>
      tails
        .split("|")
        .flatMap((tail) => [
          `${head} ${tail}`,
          `${tail} ${head}`,
          `${tail} de ${head}`,
          `${tail} do ${head}`,
          `${tail} du ${head}`,
          `${tail} del ${head}`,
        ]),
    );

/** "Store Number", "Kundennummer", "numéro de client" ... */
export const ENTITY_IDS = [
  ...combine(ENTITIES, NUMBERS),
  ...also("custno|acct no|acct|debitor|debitorennummer|kd nr|sap number"),
];

/** "Store" alone: its number where another column has its name. */
export const ENTITY_ALONE = ENTITIES.split("|");

/** "Account Name", "Firma", "nom du client" ... */
export const ENTITY_NAMES = [
  ...combine(ENTITIES, NAMES),
  ...ENTITIES.split("|"),
  ...also(
    "raison sociale|razon social|razao social|nome fantasia|dba|doing business as|trading name|related company name|associated company name",
  ),
];

/** Words in front of a header that say whose it is, and nothing about what it is. */
export const QUALIFIERS = new Set(
  `${ENTITIES}|shipping|physical|visit|primary|main|street|billing|mailing|lead|contact|opportunity|deal|order|invoice|the|current|liefer|rechnungs|sales|sale|person|user|employee|record|delivery|activity|meeting|task|event`.split(
    "|",
  ),
);

export const OWNER = also(
  "owner|account owner|company owner|contact owner|lead owner|deal owner|opportunity owner|owner name|owner full name|owner email|assigned to|assigned|assignee|rep|sales rep|salesrep|sales representative|sales person|salesperson|sales agent|agent|account manager|account executive|account manager name|seller|rep name|rep email|vendedor|representante|comercial|responsable|asesor|vendeur|commercial|proprietaire|proprietaire du compte|charge de clientele|besitzer|kundenbetreuer|betreuer|verkaufer|verkaeufer|aussendienst|aussendienstmitarbeiter|zustandig|vertreter|inhaber des accounts|responsavel|proprietario|propietario|consultor|executivo de contas|gerente de cuenta|hubspot owner|kontoinhaber",
);
export const MANAGER = also(
  "manager|manager email|manager name|supervisor|reports to|boss|team lead|leiter|vorgesetzter|teamleiter|vertriebsleiter|responsable hierarchique|chef|jefe|gerente|gestor|sales manager|regional manager|direct manager",
);
export const ADDRESS = also(
  "address|street|street address|address 1|address1|address line 1|addr|shipping street|shipping address|physical address|shipping address line 1|billing street|billing address|billing address line 1|mailing street|mailing address|strasse|straße|adresse|anschrift|strasse und hausnummer|strasse hausnummer|rue|adresse 1|voie|direccion|calle|domicilio|endereco|rua|logradouro",
);
export const CITY = also(
  "city|town|shipping city|billing city|mailing city|physical city|locality|municipality|ort|stadt|wohnort|ville|localite|commune|ciudad|localidad|poblacion|municipio|cidade",
);
export const STATE = also(
  "state|province|state province|state region|shipping state|billing state|mailing state|shipping state province|billing state province|mailing state province|shipping state province text only|billing state province text only|county state|bundesland|land kreis|departement|provincia|estado|uf|st",
);
export const ZIP = also(
  "zip|zip code|zipcode|postal code|postcode|post code|postalcode|shipping zip|shipping postal code|shipping zip postal code|billing zip|billing postal code|billing zip postal code|mailing zip postal code|mailing postal code|zip postal code|plz|postleitzahl|code postal|cp|codigo postal|c p|cep",
);
export const COUNTRY = also(
  "country|country region|shipping country|billing country|mailing country|shipping country territory|billing country territory|land|pays|pais|country code|landercode",
);
export const COUNTY = also("county|shipping county|landkreis|kreis|condado|comte|county name");
export const LATITUDE = also(
  "lat|latitude|y|breitengrad|breite|latitud|geo lat|shipping latitude|billing latitude|gps lat|geolocation latitude",
);
export const LONGITUDE = also(
  "lng|lon|long|longitude|x|langengrad|laengengrad|lange|longitud|geo lng|geo lon|shipping longitude|billing longitude|gps long|geolocation longitude",
);
export const POINT = also(
  "location|coordinates|store location|geo|geolocation|point|geometry|lat lng|lat long|gps|the geom|geom|koordinaten|coordonnees|coordenadas|georeferenced location|geocoded location",
);
export const PHONE = also(
  "phone|telephone|phone number|tel|telefon|telefonnummer|rufnummer|mobile|mobile phone|telephone number|numero de telephone|telefono|numero de telefono|telefone|celular|business phone|main phone|work phone",
);
export const EMAIL = also(
  "email|e mail|email address|mail|e mail adresse|emailadresse|courriel|adresse mail|adresse email|correo|correo electronico|endereco de e mail|work email",
);
export const INDUSTRY = also(
  "industry|sector|vertical|branche|industrie|wirtschaftszweig|secteur|secteur d activite|activite|industria|rubro|giro|setor|segmento de mercado|ramo|channel|store type|business type|type of business|category of business",
);
export const SEGMENT = also(
  "segment|tier|class|abc|rating|customer class|account tier|account rating|customer segment|priority|kundenklasse|klasse|abc klasse|kategorie|segmento|clase|classe|categorie|potential class|target account",
);
export const NOTES = also(
  "notes|note|comments|comment|description|remarks|notizen|bemerkung|bemerkungen|kommentar|beschreibung|commentaires|commentaire|remarques|notas|comentarios|observaciones|descripcion|observacoes|anotacoes|full comments|meeting notes|call notes",
);
export const CREATED = also(
  "created|created at|created date|create date|date created|created on|creation date|lead created date|erstellt am|erstellungsdatum|angelegt am|anlagedatum|date de creation|cree le|fecha de creacion|creado el|data de criacao|criado em|submitted at|received|received on",
);
export const AMOUNT = also(
  "amount|amount usd|revenue|sales|total|value|net amount|net sales|net revenue|gross sales|dollars|sale dollars|sales dollars|turnover|total amount|total sales|total price|order total|invoice amount|line total|extended price|umsatz|betrag|summe|nettobetrag|nettoumsatz|umsatz netto|wert|gesamtbetrag|chiffre d affaires|ca|montant|montant ht|ca ht|total ht|ventes|importe|monto|ventas|facturacion|ingresos|total neto|valor|valor total|faturamento|receita|vendas|montante|deal amount|amount in company currency|deal value|close value|opportunity amount|expected revenue total",
);
