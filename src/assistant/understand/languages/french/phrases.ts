import type { Rewrite } from "../table.ts";

/** Cues and idioms, the more particular ones first. */
export const phrases: readonly Rewrite[] = [
  [
    "(?:resume|topo|brief|briefing|recap|fiche|infos?|informations) (?:sur|de|d|pour|a propos de) {@}",
    "brief me on $1",
  ],
  ["{@} ne (?:peut|peuvent|pourra) (?:plus|pas)", "$1 cancelled"],
  ["({t}) ne (?:peut|peuvent|pourra) (?:plus|pas)", "$1 cancelled"],
  ["(?:j ai )?perdu (\\d+) minutes", "$1 minutes late"],
  ["ce qui (?:me )?reste (?:de )?(?:la |ma |l )?(?:journee|apres midi|day)", "the rest of my day"],
  [
    "(?:pas|plus|aucunement) interessee? par(?: le| la)?(?: lead)? (l\\d+)|(?:le |lead )*(l\\d+) ne m interesse pas",
    "decline $1 $2",
  ],
  [
    "(?:commence|commencer|pars|partir|demarre|partant|depart)(?: de| a| chez)* (?:la maison|chez moi|mon domicile|maison)",
    "starting at home",
  ],
  [
    "(?:finir|finis|terminer|termine|arrivee|finissant)(?: a| par| chez)* (?:la maison|chez moi|mon domicile|maison)",
    "ending at home",
  ],
  [
    "(?:dois |doit |veux |faut que je (?:sois|rentre)|etre |sois |serai |suis |il faut )*(?:rentre|rentree|rentrer|rentres|retour|de retour|a la maison|chez moi|fini|finie|finir|termine|terminee|terminer|libre|revenir|revenue?|rentre a la maison)(?: a la maison| chez moi| au plus tard)* (?:a|avant|vers|pour|des) ({t})(?: au plus tard| maximum| max)?",
    "back by $1",
  ],
  ["(?:dois |veux )?(?:etre )?(?:a|de retour a) {@} (?:a|avant|pour) ({t})", "back in $1 by $2"],
  [
    "(?:je |on )?(?:pars|part|partons|debut|demarrage|partir|partirai|depart|demarre|demarrer|commence|commencer|partant|decolle|quitte la maison|pas avant)(?: de (?:la maison|chez moi))? (?:a|vers|apres|des|avant|pas avant|a partir de)? ?({t})",
    "leaving at $1",
  ],
  [
    "(?:pas (?:de visite |de rendez vous )?avant|a partir de|pas disponible avant) ({t})",
    "not before $1",
  ],
  [
    "(?:au (?:plus|maximum|max)|maximum|max|pas plus de|jusqu a|seulement|limite a|au plus) (\\d+) (?:visites?|arrets?|rendez vous|clients?|etapes?|stops?|rdv)",
    "at most $1 stops",
  ],
  [
    "(\\d+) (?:visites?|arrets?|etapes?|rendez vous|clients?|rdv) (?:au (?:plus|maximum|max)|maximum|max|pas plus)",
    "at most $1 stops",
  ],
  ["(\\d+) (?:visites|arrets|etapes)", "$1 stops"],
  [
    "(?:moins de|pas plus de|maximum|au plus|max) ({n}) (hours|minutes) (?:de (?:route|conduite|trajet|volant)|au volant|en voiture)",
    "at most $1 $2 driving",
  ],
  [
    "(?:en partant|depart|partant|je pars|partir|en commencant|commence|demarre) (?:de|d|depuis|a|par) {@}",
    "starting from $1",
  ],
  [
    "(?:et )?(?:finir|terminer|finis|termine|arrivee|finissant|en finissant|en terminant) (?:a|par|chez|vers) {@}",
    "ending in $1",
  ],
  [
    "(?:saute|sauter|evite|eviter|sans|sauf|exclus|exclure|enleve|enlever|retire|retirer|laisse tomber|oublie|hormis|ignore|zappe)(?: passer)?(?: par| chez)? {@}",
    "skip $1",
  ],
  [
    "{@}(?: (?:vient|viennent|a|ont|est|sont|m|t|s|me|de|d|sest|ete|tout|juste|finalement))* (?:annulee?s?|annuler|decommandee?|decommander|tombee? a l eau|saute|desistee?|reportee?|reporter|decale|ferme|fermee|annule)",
    "$1 cancelled",
  ],
  [
    "({t})(?: (?:vient|viennent|a|ont|est|sont|m|t|s|me|de|d|sest|ete|tout|juste|finalement|tombe))* (?:annulee?s?|annuler|decommandee?|tombee? a l eau|a l eau|saute|desistee?|reportee?|decale)",
    "$1 cancelled",
  ],
  [
    "(?:annule|annuler|supprime|supprimer) (?:le |la |mon |ma )?(?:rendez vous|visite|rdv)? ?(?:de |du |d |a |chez )?({t}|@)",
    "cancel $1",
  ],
  [
    "(?:ajoute|ajouter|rajoute|rajouter|case|caser|glisse|glisser|insere|inserer|intercale|intercaler|mets|mettre|passer|ajoutes|inclus|inclure|integre)(?: moi| aussi| encore)*(?: chez| par| a)? {@}",
    "squeeze in $1",
  ],
  [
    "(?:je )?(?:dois|veux|voudrais|faut que je)(?: aussi| absolument| encore| j)* (?:voir|passer (?:chez|par|voir|a)|aller (?:chez|a|voir)|visiter|passe (?:chez|voir)) {@}",
    "must see $1",
  ],
  [
    "(\\d+) minutes (?:de )?(?:retard|en retard|a la bourre)|(?:en )?retard (?:de |d )?(\\d+) minutes",
    "$1 $2 minutes late",
  ],
  ["en retard|a la bourre|retard", "late"],
  [
    "(?:le )?reste (?:de )?(?:la |ma |de ma |l )?(?:journee|apres midi|day|tournee)",
    "the rest of my day",
  ],
  [
    "(?:refais|refaire|replanifie|replanifier|recalcule|recalculer|reorganise|reorganiser|revois|revoir|replanifies|adapte|reprends)",
    "replan",
  ],
  ["(?:mon|l|lapres|cet|ma) ?(?:apres midi|aprem|midi)", "my afternoon"],
  [
    "(?:dans )?(?:un )?(?:rayon|perimetre) de ({n}) (km|miles) (?:autour |aux alentours )?(?:de|d|du|autour de) {@}",
    "within $1 $2 of $3",
  ],
  [
    "(?:a )?(?:moins|max|maximum)(?: de)? ({n}) (km|miles) (?:de|d|du|autour de) {@}",
    "within $1 $2 of $3",
  ],
  ["(?:dans )?(?:un )?(?:rayon|perimetre) de ({n}) (km|miles)", "within $1 $2"],
  [
    "(?:pres|aux alentours|autour|a cote|proche|proches|aux environs|dans les environs|a proximite|du cote|dans le coin)(?: de| d| du)? {@}",
    "near $1",
  ],
  [
    "pres d ici|dans le coin|autour de moi|pres de moi|a proximite|aux alentours|par ici|dans les parages",
    "near me",
  ],
  ["(?:vaut|vaudrait|valent) (?:le detour|le coup|la peine|une visite)", "worth a stop"],
  ["(?:de libre|libres?|a tuer|devant moi|a perdre)", "free"],
  [
    "(?:laisse|laisser|laissez|laissons) {@} (?:tranquille|en paix)|(?:laisse|laisser) (?:tranquille|en paix) {@}",
    "leave $1 $2 alone",
  ],
  ["(?:ne )?m envoie (?:plus|pas) (?:chez|a|au) {@}(?: avant)?", "dont send me to $1 before"],
  [
    "(?:ne )?(?:planifie|prevois|propose|mets|visite) (?:plus|pas) {@}(?: avant)?",
    "dont plan $1 before",
  ],
  ["(?:mets|mettre|met) {@} (?:en pause|en veille|de cote|en attente|en sommeil)", "snooze $1"],
  [
    "(?:pause|veille|suspends|suspendre|reporte|mets en pause|mets en veille|met en pause|mettre en pause|mettre en veille|gele|geler)(?: pour)? {@}",
    "snooze $1",
  ],
  [
    "(?:fais|fait|faites|donne|donner)(?: moi)? (?:un |le )?(?:petit |rapide )?(?:point|resume|brief|briefing|topo|recap|bilan)(?: rapide| complet)? (?:sur|de|d|pour) {@}",
    "brief me on $1",
  ],
  [
    "(?:que |qu |ce que |quest ce que |qu est ce que )*(?:dois je|je dois|faut il|il faut|devrais je|je devrais|puis je) savoir (?:sur|de|d|a propos de|au sujet de|concernant) {@}",
    "what should i know about $1",
  ],
  ["(?:parle|parler|dis)(?: moi)? (?:de|d|tout sur) {@}", "tell me about $1"],
  [
    "(?:quoi de neuf|quelles nouvelles|du nouveau|les dernieres nouvelles) (?:chez|a|avec|de|pour|sur) {@}",
    "whats new at $1",
  ],
  [
    "avant (?:que j entre|d entrer|d y entrer|d y aller|que j y aille|ma visite|de rentrer|d aller (?:la bas|y))",
    "before i go in",
  ],
  [
    "(?:enregistre|enregistrer|note|noter|saisis|saisir|ajoute|consigne|inscris|cree|logge)(?: moi)? (?:une |la |ma |un |le |mon )?(?:visite|rendez vous|passage|compte rendu)(?: de visite)? (?:chez|a|au|de|avec|pour|du) {@}",
    "log a visit at $1",
  ],
  [
    "(?:je )?(?:sors|reviens|quitte|viens de (?:quitter|voir|visiter|rencontrer|passer chez|sortir de)|sortais)(?: juste| tout juste)? ?(?:de|d|du|chez)? ?(?:chez )?{@}",
    "just left $1",
  ],
  ["(?:j ai |on a |nous avons |ai )?(?:vu|visite|rencontre) {@}", "visited $1"],
  [
    "(?:rappelle|rappeler|rappel|relance|relancer|recontacte|recontacter|relancez|rappelle le|fais moi penser|suivi|faire le point)(?: moi| le| la| les)*",
    "follow up",
  ],
  [
    "(?:note|satisfaction|satisfait a|humeur)(?: de| est de| a)? ([1-5])(?: (?:sur|/) 5)?",
    "satisfaction $1",
  ],
  ["([1-5]) (?:sur) 5", "satisfaction $1"],
  ["([1-5]) etoiles?", "satisfaction $1"],
  ["(?:je )?ne (?:veux|prends) pas (?:de |du |d |le )?(?:lead |piste )?(l\\d+)", "decline $1"],
  [
    "(?:refuse|refuser|decline|decliner|rejette|rejeter|passe|passer|je passe)(?: sur)?(?: le| la| ce)? ?(?:lead |piste )?(l\\d+)",
    "decline $1",
  ],
  [
    "(?:accepte|accepter|prends|prendre|acceptes|j accepte|je prends|ok pour)(?: le| la| ce)? ?(?:lead |piste )?(l\\d+)",
    "accept $1",
  ],
  [
    "(?:attendent|attend|en attente|attente)(?: encore| toujours| de)*(?: ma| une| mon| leur)? ?(?:reponse)?|sans reponse|je n ai pas repondu|pas (?:encore )?repondu",
    "waiting for my answer",
  ],
  [
    "(?:magasins?|boutiques?|commerces?|debits?) (?:d |de |des |du )?(?:alcools?|vins?|spiritueux|boissons)(?: et (?:de |d )?(?:spiritueux|alcools?|vins?))?",
    "liquor stores",
  ],
  ["stations? (?:service|essence)", "convenience stores"],
  ["historique(?: complet)? (?:de|d|du|avec|chez|pour) {@}", "brief me on $1"],
  ["(?:ou )?en suis je", "where do i stand"],
  [
    "(?:par rapport a|face a|vis a vis de) (?:mon|mes|l|nos|notre) (?:objectifs?|cible|quota)",
    "against my goal",
  ],
  [
    "(?:a qui (?:appartient|est)|qui (?:s occupe|possede|gere|couvre|suit|a)(?: de| d| du)?|qui est (?:responsable|en charge)(?: de| d| du)?) {@}",
    "who owns $1",
  ],
  [
    "(?:que|qu est ce que|quest ce que|qu) (?:peux tu|tu peux|sais tu|tu sais)(?: faire)?(?: pour moi)?|aide moi|a l aide|comment (?:peux tu|tu peux) m aider",
    "what can you do",
  ],
  [
    "(?:nouveaux|nouvelles|futurs|potentiels) (?:clients?|comptes|affaires)|clients (?:potentiels|futurs)|prospection|prospecter|prospects?|demarchage",
    "prospects",
  ],
  ["clients (?:existants|actuels|habituels|fideles)|clientele", "existing customers"],
  [
    "moitie (?:nouveaux|prospects|clients)(?: clients)? (?:et )?moitie .*|moitie moitie|un melange",
    "half and half",
  ],
  ["(?:clients|comptes) ([abc])", "$1 accounts"],
  [
    "(?:qui|quels clients|quels comptes|chez qui) (?:est ce que )?(?:je )?(?:dois je|dois|devrais je|devrais|vais je|vais|faut il)? ?(?:je )?(?:visiter|voir|rencontrer|aller voir|aller|passer voir)",
    "who should i visit",
  ],
  [
    "(?:fais|fait|prepare|preparer|planifie|planifier|organise|organiser|construis|etablis|concocte)(?: moi)?",
    "plan",
  ],
];
