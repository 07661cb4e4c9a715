import type { Rewrite } from "../table.ts";

/** Cues and idioms, the more particular ones first. */
export const phrases: readonly Rewrite[] = [
  ["{@} (?:ja )?nao (?:pode|podem|podera|vai poder|da)(?: mais)?", "$1 cancelled"],
  ["({t}) (?:ja )?nao (?:pode|podem|podera|vai poder|da)(?: mais)?", "$1 cancelled"],
  ["perdi (\\d+) minutes", "$1 minutes late"],
  [
    "o que (?:me )?(?:resta|falta|sobra|sobrou) (?:de |do |da )?(?:meu |minha |o |a )?(?:day|tarde|rota)",
    "the rest of my day",
  ],
  ["ajusta|ajuste|ajustar|adapta|adapte|adaptar", "replan"],
  [
    "(?:o |lead )*(l\\d+) nao me interessa|(?:nao tenho interesse|sem interesse) no(?: lead)? (l\\d+)",
    "decline $1 $2",
  ],
  [
    "(?:comecando|comeco|comecar|saindo|saio|sair|partindo) (?:de|em) casa(?! (?:at|as))",
    "starting at home",
  ],
  [
    "(?:terminando|termino|terminar|acabo|acabar|acabando) em casa(?! (?:at|ate|antes|no))",
    "ending at home",
  ],
  [
    "(?:preciso |tenho (?:que|de) |devo |quero )*(?:estar |ficar )?(?:de volta|de regresso|volta|voltar|volto|em casa|pra casa|para casa|terminar|termino|acabar|acabo|livre|pronto|pronta|chegar|chego|terminando)(?: em casa| a casa)?(?: (?:at|ate|antes de|no maximo|o mais tardar))* ({t})(?: no maximo| o mais tardar)?",
    "back by $1",
  ],
  ["(?:estar )?(?:de volta )?em {@} (?:at|ate|antes de) ({t})", "back in $1 by $2"],
  [
    "(?:saio|saimos|inicio|sair|saindo|sairei|comeco|comecar|comecando|parto|partir|partindo|saida)(?: de casa)?(?: (?:at|a partir de|depois de|so))* ({t})",
    "leaving at $1",
  ],
  [
    "(?:nao antes de|nao antes|a partir de|a partir|nada antes|so (?:a partir|depois)|so posso)(?: at| da?s?)* ({t})",
    "not before $1",
  ],
  [
    "(?:no maximo|maximo(?: de)?|max|nao mais (?:de|que)|ate|apenas|so) (\\d+) (?:paradas?|visitas?|clientes?|compromissos?)",
    "at most $1 stops",
  ],
  ["(\\d+) (?:paradas?|visitas?|clientes?) (?:no maximo|maximo|max|no max)", "at most $1 stops"],
  ["(\\d+) (?:paradas|visitas)", "$1 stops"],
  [
    "(?:menos de|nao mais (?:de|que)|no maximo|maximo de|max) ({n}) (hours|minutes) (?:de (?:estrada|direcao|carro|viagem|conducao)|ao volante|dirigindo|no carro|na estrada|a conduzir)",
    "at most $1 $2 driving",
  ],
  [
    "(?:saindo|comecando|saio|comeco|partindo|sair|comecar|partida) (?:de|em|do|da|por) {@}",
    "starting from $1",
  ],
  ["(?:terminando|acabando|termino|terminar|acabar|terminando) (?:em|no|na) {@}", "ending in $1"],
  [
    "(?:pula|pule|pular|sem|evita|evite|evitar|exceto|menos|exclui|exclua|excluir|tira|tire|tirar|deixa de fora|deixe de fora|ignora|ignore|salta|nao (?:inclua|passe))(?: (?:por|em|fora))? {@}",
    "skip $1",
  ],
  [
    "{@}(?: (?:me|acabou|acabaram|de|foi|esta|foram|ja|se))* (?:cancelou|cancelaram|cancelar|cancelado|cancelada|desmarcou|desmarcaram|desmarcar|desmarcada|desmarcado|fechou|fechado|furou|caiu)",
    "$1 cancelled",
  ],
  [
    "({t})(?: (?:me|acabou|acabaram|de|foi|esta|foram|ja|se))* (?:cancelou|cancelaram|cancelar|cancelado|cancelada|desmarcou|desmarcada|desmarcado|caiu|furou)",
    "$1 cancelled",
  ],
  [
    "(?:cancelaram|desmarcaram|cancela|cancele|cancelar|desmarca|desmarque|cancelou)(?: (?:a|o|minha|meu))?(?: (?:visita|reuniao|compromisso|encontro|horario))?(?: (?:de|com|at|das))* ({t}|@)",
    "cancel $1",
  ],
  [
    "(?:encaixa|encaixe|encaixar|inclui|inclua|incluir|adiciona|adicione|adicionar|acrescenta|acrescente|acrescentar|mete|meter|bota|coloca|coloque|colocar|poe|por|insere|insira)(?: tambem| ainda)* {@}",
    "squeeze in $1",
  ],
  [
    "(?:tenho (?:que|de)|preciso|devo|quero)(?: tambem| ainda)* (?:ver|visitar|passar (?:em|no|na|por|pelo|pela)|ir (?:a|ao|em|no|na)) {@}",
    "must see $1",
  ],
  [
    "(\\d+) minutes (?:de atraso|atrasad[oa]|tarde)|(?:atraso|atrasad[oa]|atrasei) (?:de |em |uns )?(\\d+) minutes",
    "$1 $2 minutes late",
  ],
  ["(?:com )?atraso|atrasad[oa]|atrasei", "late"],
  [
    "(?:o )?resto (?:de|do|da) (?:meu |minha |o |a )?(?:day|tarde|rota|roteiro)",
    "the rest of my day",
  ],
  [
    "(?:replaneja|replaneje|replanejar|refaz|refaca|refazer|reorganiza|reorganize|reorganizar|recalcula|recalcule|reprograma|reprograme|remarque|reajusta|reajuste|replaneia|replaneie)",
    "replan",
  ],
  ["(?:minha|a|da) tarde", "my afternoon"],
  [
    "(?:num |em um |no )?raio de ({n}) (km|miles) (?:de|do|da|em torno de|ao redor de|a volta de) {@}",
    "within $1 $2 of $3",
  ],
  ["(?:a )?(?:menos de|ate|no maximo a) ({n}) (km|miles) (?:de|do|da) {@}", "within $1 $2 of $3"],
  ["a ({n}) (km|miles) (?:de|do|da) {@}", "within $1 $2 of $3"],
  ["(?:num |em um |no )?raio de ({n}) (km|miles)", "within $1 $2"],
  [
    "(?:perto|ao redor|em volta|ao lado|proximo|proxima|proximos|nas redondezas|nos arredores|pertinho|a volta|junto)(?: (?:de|do|da|a|ao))? {@}",
    "near $1",
  ],
  ["perto de (?:mim|aqui)|aqui perto|por perto|por aqui|nas redondezas|na regiao", "near me"],
  ["(?:vale|valem|compensa)(?: (?:a pena(?: visitar)?|uma visita|o desvio))?", "worth a stop"],
  ["(?:livres?|de sobra|sobrando|vagos?|de folga)", "free"],
  [
    "(?:deixa|deixe|deixar|deixem) {@} (?:em paz|sossegad[oa]|quiet[oa]|tranquil[oa])|(?:deixa|deixe|deixar) (?:em paz|sossegad[oa]|quiet[oa]|tranquil[oa]) {@}",
    "leave $1 $2 alone",
  ],
  [
    "nao me (?:mande|manda|envie|envia|leve) (?:mais )?(?:para|pra|a|ao|no|na|pro) {@}(?: (?:ate|antes de))?",
    "dont send me to $1 until",
  ],
  [
    "nao (?:planeje|programe|agende|visite|coloque|inclua|planeie|sugira) (?:mais )?{@}(?: (?:ate|antes de))?",
    "dont plan $1 until",
  ],
  [
    "(?:poe|ponha|coloca|coloque|deixa|deixe|bota) {@} (?:em (?:pausa|espera)|de lado|na geladeira|de molho)",
    "snooze $1",
  ],
  [
    "(?:pausa|pause|pausar|suspende|suspenda|suspender|adia|adie|adiar|silencia|silencie|congela|congele) {@}",
    "snooze $1",
  ],
  [
    "(?:me )?(?:da|de|dar|faz|faca|quero|preciso)?(?: me)? ?(?:um |uma |o |as )?(?:breve |rapido )?(?:resumo|briefing|ficha|panorama|info|informacoes|informacao|infos)(?: rapido| breve)? (?:de|do|da|sobre|sobre a) {@}",
    "brief me on $1",
  ],
  [
    "(?:o que |que )?(?:preciso|devo|tenho que|deveria|e preciso|tenho de) saber (?:de|do|da|sobre|a respeito de) {@}",
    "what should i know about $1",
  ],
  [
    "(?:me )?(?:conta|conte|fala|fale|diga|diz|atualiza|atualize)(?: me)?(?: (?:tudo|algo|o (?:importante|essencial|principal|mais importante)|as novidades|mais))* (?:de|do|da|sobre|sobre o|com) {@}",
    "tell me about $1",
  ],
  [
    "(?:o que ha de novo|o que tem de novo|novidades|quais as novidades|alguma novidade) (?:de|do|da|no|na|em|com|sobre) {@}",
    "whats new at $1",
  ],
  [
    "antes (?:de|que eu) (?:entrar|entre|ir|da visita|chegar|passar)|antes da visita",
    "before i go in",
  ],
  [
    "(?:registre|registra|registrar|anote|anota|anotar|lanca|lance|lancar|grava|grave|regista|registe|registar|aponta|cria|crie)(?: (?:uma|a|minha|um|o))? (?:visita|reuniao|passagem|encontro)(?: (?:a|ao|no|na|em|com|de|do|da))* {@}",
    "log a visit at $1",
  ],
  [
    "(?:acabei de (?:ver|visitar|sair (?:de|do|da)|passar (?:em|no|na)|falar com|me reunir com)|acabo de (?:sair de|ver|visitar)|venho d[eoa]|sai d[eoa]|estive (?:em|no|na|com)|passei (?:em|no|na|pelo|pela)) {@}",
    "just left $1",
  ],
  ["(?:vi|visitei|encontrei|falei com|me reuni com) {@}", "visited $1"],
  [
    "(?:me lembra|me lembre|lembra me|lembre me|lembrar|lembrete|retornar|retorno|dar retorno|acompanhar|acompanhamento|ligar de novo|voltar a (?:ligar|falar|contatar)|fazer follow up|recontatar|cobrar)(?: (?:disso|para|em|de))*",
    "follow up",
  ],
  [
    "(?:nota|satisfacao|avaliacao|pontuacao|humor)(?: de| foi| e)? ([1-5])(?: (?:de|em) 5)?",
    "satisfaction $1",
  ],
  ["([1-5]) (?:de|em) 5", "satisfaction $1"],
  ["([1-5]) estrelas?", "satisfaction $1"],
  [
    "nao (?:quero|aceito|posso (?:com|pegar|aceitar)|vou pegar)(?: o| a)? ?(?:lead )?(l\\d+)",
    "decline $1",
  ],
  [
    "(?:recusa|recuse|recusar|recuso|rejeita|rejeite|rejeitar|rejeito|declina|declino|passo|dispenso|dispensa)(?: o| a| do)? ?(?:lead )?(l\\d+)",
    "decline $1",
  ],
  [
    "(?:aceita|aceite|aceitar|aceito|pego|fico com|quero|assumo|pegar|topo)(?: o| a)? ?(?:lead )?(l\\d+)",
    "accept $1",
  ],
  [
    "(?:esperando|aguardando|aguardam|esperam|pendentes?|a espera|em espera)(?: (?:de|da|por))?(?: (?:minha|uma|a))? ?(?:resposta)?|sem (?:resposta|responder)|por responder|que (?:ainda )?nao respondi|a minha resposta",
    "waiting for my answer",
  ],
  ["(?:lojas?|casas?) de (?:bebidas?|vinhos?|licor\\w*)", "liquor stores"],
  ["(?:lojas? de conveniencia|postos? de gasolina)", "convenience stores"],
  ["historico(?: completo)? (?:de|do|da|com) {@}", "brief me on $1"],
  ["como (?:estou|vou|estamos|ando|estou indo|vamos)(?: indo)?", "how am i doing"],
  ["como (?:foi|vai|esta|anda|se saiu|esta indo|foram)(?: (?:em|no|na))? {@}", "how is $1 doing"],
  [
    "(?:em relacao a|frente a|contra|comparado com|rumo a|perante)(?: o| a)? ?(?:minha|meu|minhas|meus|nossa|a|ao)? ?(?:metas?|objetivos?|quota|cota)",
    "against my goal",
  ],
  [
    "(?:de quem e|quem (?:cuida|atende|cobre|e (?:o )?(?:responsavel|dono))(?: (?:de|do|da|por|pelo|pela))?|a quem pertence) {@}",
    "who owns $1",
  ],
  [
    "(?:o )?que (?:voce |tu )?(?:pode|podes|sabe|sabes|consegue|consegues)(?: voce)? fazer(?: por mim)?|como (?:voce )?(?:pode|podes)(?: me)? ajudar(?: me)?|me ajuda|ajuda|em que (?:voce )?pode(?: me)? ajudar",
    "what can you do",
  ],
  [
    "(?:novos?|novas|potenciais|possiveis) (?:clientes?|contas|negocios?)|clientes (?:potenciais|novos)|prospects?|prospectos?|prospeccao|prospectar",
    "prospects",
  ],
  ["clientes (?:existentes|atuais|fieis|ativos)|clientela|carteira atual", "existing customers"],
  [
    "metade (?:novos|prospects|clientes)(?: clientes)? (?:e )?metade .*|meio a meio|uma mistura",
    "half and half",
  ],
  ["(?:clientes|contas) (?:tipo |classe )?([abc])(?= |$)(?! (?:{u}|@))", "$1 accounts"],
  [
    "(?:a )?(?:quem|quais clientes|que clientes) (?:eu )?(?:devo|deveria|tenho que|tenho de|vou|posso|preciso|devemos) (?:visitar|ver|ir ver|encontrar|procurar)",
    "who should i visit",
  ],
  [
    "(?:planeja|planeje|planejar|planeia|planeie|planear|prepara|prepare|preparar|organiza|organize|organizar|monta|monte|montar|faz|faca|programa|programe)(?: me)?",
    "plan",
  ],
];
