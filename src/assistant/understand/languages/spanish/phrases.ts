import type { Rewrite } from "../table.ts";

/** Cues and idioms, the more particular ones first. */
export const phrases: readonly Rewrite[] = [
  ["{@} (?:ya )?no (?:puede|pueden|podra|va a poder)(?: mas)?", "$1 cancelled"],
  ["({t}) (?:ya )?no (?:puede|pueden|podra|va a poder)(?: mas)?", "$1 cancelled"],
  ["(?:he perdido|perdi) (\\d+) minutes", "$1 minutes late"],
  [
    "lo que (?:me )?(?:queda|resta|falta) (?:de |del )?(?:mi |la |el )?(?:day|jornada|tarde|ruta)",
    "the rest of my day",
  ],
  ["ajusta|ajustar|adapta|adaptar|reacomoda", "replan"],
  ["(?:el |lead )*(l\\d+) no me interesa", "decline $1"],
  [
    "(?:empezando|empiezo|empezar|saliendo|salgo|salir|comienzo) (?:de|desde|en) (?:mi )?casa",
    "starting at home",
  ],
  [
    "(?:terminando|termino|terminar|acabo|acabar|acabando) en (?:mi )?casa(?! (?:a|at|antes|para|sobre))",
    "ending at home",
  ],
  [
    "(?:tengo que |debo |necesito |quiero |hay que )*(?:estar |ser )?(?:de vuelta|de regreso|vuelta|regreso|volver|regresar|vuelvo|regreso|en (?:mi )?casa|a casa|terminar|acabar|acabo|termino|libre|terminando|acabando|llegar)(?: a casa| en casa)?(?: (?:a|at|antes de|para|hasta|sobre|no mas tarde de|a mas tardar|como (?:muy tarde|maximo)))* ({t})(?: a mas tardar| como (?:muy tarde|maximo))?",
    "back by $1",
  ],
  [
    "(?:estar )?(?:de vuelta |de regreso )?en {@} (?:a|at|antes de|para) ?(?:at )?({t})",
    "back in $1 by $2",
  ],
  [
    "(?:salgo|salimos|inicio|salir|saldre|saliendo|empiezo|empezar|empezando|comienzo|arranco|arrancar|parto|salida)(?: de casa)?(?: (?:a|at|sobre|desde|despues de|a partir de|hacia|a eso de))* ({t})",
    "leaving at $1",
  ],
  [
    "(?:no antes de|a partir de|desde|nada antes de|no puedo (?:salir |empezar )?(?:antes de|hasta))(?: at)? ({t})",
    "not before $1",
  ],
  [
    "(?:como (?:maximo|mucho)|maximo|max|no mas de|hasta|a lo sumo|solo) (\\d+) (?:paradas?|visitas?|clientes?|citas?|puntos)",
    "at most $1 stops",
  ],
  [
    "(\\d+) (?:paradas?|visitas?|clientes?|citas?) (?:como (?:maximo|mucho)|maximo|max|a lo sumo|como tope)",
    "at most $1 stops",
  ],
  ["(\\d+) (?:paradas|visitas|citas)", "$1 stops"],
  [
    "(?:menos de|no mas de|como maximo|maximo|max) ({n}) (hours|minutes) (?:de (?:conduccion|coche|carretera|manejo|viaje)|al volante|conduciendo|manejando|en (?:el )?(?:coche|carro|auto))",
    "at most $1 $2 driving",
  ],
  [
    "(?:saliendo|empezando|salgo|empiezo|salir|empezar|partiendo|comenzando|arrancando|parto|salida) (?:desde|de|en|por) {@}",
    "starting from $1",
  ],
  ["(?:terminando|acabando|termino|acabo|terminar|acabar|final) (?:en|por) {@}", "ending in $1"],
  [
    "(?:salta|saltate|sin|evita|evitar|omite|omitir|excepto|salvo|menos|excluye|excluir|quita|quitar|deja fuera|sin pasar por|olvida|no (?:incluyas|pases por|vayas a))(?: a)? {@}",
    "skip $1",
  ],
  [
    "{@}(?: (?:me|ha|han|acaba|acaban|de|se|fue|esta|lo))* (?:cancelado|cancelo|cancelar|canceló|anulado|anulo|anular|cancelaron|cancelada|cerrado|cayo|caido|fallado|fallo|planto|plantado)",
    "$1 cancelled",
  ],
  [
    "({t})(?: (?:me|ha|han|acaba|acaban|de|se|fue|esta|lo|sido))* (?:cancelado|cancelo|cancelar|anulado|anulo|anular|cancelaron|cancelada|cayo|caido|anulada)",
    "$1 cancelled",
  ],
  [
    "(?:cancelaron|anularon|cancelado|se cancelo|se cayo|se ha caido|cancela|cancelar|anula|anular)(?: (?:la|el|mi|a))?(?: (?:cita|visita|reunion))?(?: (?:de|con|at|a))* ({t}|@)",
    "cancel $1",
  ],
  [
    "(?:mete|meter|meteme|agrega|agregar|agregame|anade|anadir|anademe|incluye|incluir|inserta|encaja|encajar|cuela|colar|suma|sumar|pon|poner|ponme)(?: tambien| a| en)* {@}",
    "squeeze in $1",
  ],
  [
    "(?:tengo que|debo|necesito|quiero|hay que)(?: tambien| ademas)* (?:ver|visitar|pasar (?:por|a ver)|ir a|pasarme por)(?: a)? {@}",
    "must see $1",
  ],
  [
    "(\\d+) minutes (?:de (?:retraso|atraso|demora)|tarde|atrasad[oa]|retrasad[oa]|demorad[oa])|(?:retraso|atraso|demora|retrasad[oa]|atrasad[oa]|tarde) (?:de )?(\\d+) minutes",
    "$1 $2 minutes late",
  ],
  [
    "(?:con )?(?:retraso|atraso)|llego tarde|voy tarde|retrasad[oa]|atrasad[oa]|demorad[oa]",
    "late",
  ],
  ["(?:el )?resto (?:de |del )?(?:mi |la |el )?(?:day|jornada|tarde|ruta)", "the rest of my day"],
  [
    "(?:replanifica|replanificar|reorganiza|reorganizar|rehaz|rehacer|recalcula|recalcular|reajusta|reajustar|vuelve a planificar|reprograma|replantea|cambia)",
    "replan",
  ],
  ["(?:mi|la) tarde", "my afternoon"],
  [
    "(?:en )?(?:un )?(?:radio|perimetro) de ({n}) (km|miles) (?:de|alrededor de|en torno a|a la redonda de) {@}",
    "within $1 $2 of $3",
  ],
  [
    "(?:a )?(?:menos de|no mas de|maximo) ({n}) (km|miles) (?:de|alrededor de) {@}",
    "within $1 $2 of $3",
  ],
  ["(?:a )({n}) (km|miles) (?:de|a la redonda de) {@}", "within $1 $2 of $3"],
  ["(?:en )?(?:un )?(?:radio|perimetro) de ({n}) (km|miles)", "within $1 $2"],
  [
    "(?:cerca|alrededor|al lado|en los alrededores|por la zona|proximo|proximos|en torno|cercanos?) (?:de|a) {@}",
    "near $1",
  ],
  ["por {@}(?= ?(?:$|[,.?!]))", "near $1"],
  ["cerca de (?:mi|aqui)|por aqui(?: cerca)?|cerca|por la zona|en los alrededores", "near me"],
  ["(?:vale|merece|valen|merecen) (?:la pena(?: visitar)?|una visita|el desvio)", "worth a stop"],
  ["(?:libres?|de sobra|disponibles?)", "free"],
  [
    "(?:deja|dejar|dejemos|dejad) (?:a )?{@} (?:en paz|tranquil[oa]s?)|(?:deja|dejar) (?:en paz|tranquil[oa]s?) (?:a )?{@}",
    "leave $1 $2 alone",
  ],
  [
    "no me (?:mandes|envies|lleves) (?:mas )?a {@}(?: (?:hasta|antes de))?",
    "dont send me to $1 until",
  ],
  [
    "no (?:planifiques|programes|visites|pongas|propongas|visitar) (?:mas )?(?:a )?{@}(?: (?:hasta|antes de))?",
    "dont plan $1 until",
  ],
  [
    "(?:pon|poner|deja|dejar) (?:a )?{@} (?:en (?:pausa|espera|suspenso)|aparcado|de lado)",
    "snooze $1",
  ],
  [
    "(?:pausa|pausar|suspende|suspender|aplaza|aplazar|pospon|posponer|silencia|silenciar|aparca|aparcar|congela)(?: a)? {@}",
    "snooze $1",
  ],
  [
    "(?:dame|hazme|haz|da|quiero|necesito|prepara|preparame)? ?(?:un |el |la |una )?(?:breve |rapido )?(?:resumen|informe|briefing|ficha|repaso|panorama|info|informacion)(?: rapido| breve)? (?:de|del|sobre|para|acerca de)(?: la)? {@}",
    "brief me on $1",
  ],
  [
    "(?:que )?(?:debo|deberia|tengo que|necesito|hay que|conviene) saber (?:de|del|sobre|acerca de) {@}",
    "what should i know about $1",
  ],
  [
    "(?:cuentame|hablame|dime|ponme al dia|actualizame)(?: (?:todo|algo|lo (?:importante|ultimo|basico|mas importante|esencial)|las novedades|que sabes))* (?:de|del|sobre|con|acerca de) {@}",
    "tell me about $1",
  ],
  [
    "(?:que hay de nuevo|novedades|que novedades hay|que tal|que pasa) (?:en|con|de|sobre) {@}",
    "whats new at $1",
  ],
  ["antes de (?:entrar|ir|la visita|pasar|llegar)|antes de que entre", "before i go in"],
  [
    "(?:registra|registrar|anota|anotar|apunta|apuntar|guarda|carga|crea|reporta)(?: me)?(?: (?:una|la|mi|un|el))? (?:visita|reunion|cita|paso|informe de visita)(?: (?:a|en|con|de|al|por|del))* {@}",
    "log a visit at $1",
  ],
  [
    "(?:acabo de (?:ver|visitar|estar (?:en|con)|salir de|reunirme con|pasar por)|vengo de|salgo de|estuve (?:en|con)|sali de)(?: a)? {@}",
    "just left $1",
  ],
  [
    "(?:he visto|vi|visite|he visitado|he estado (?:en|con)|me reuni con|pase por)(?: a)? {@}",
    "visited $1",
  ],
  [
    "(?:recuerdamelo|recuerdame|recordarme|recordatorio|seguimiento|hacer seguimiento|dar seguimiento|volver a (?:llamar|contactar|pasar)|llamar(?:les|lo)? de nuevo|contactar(?:los)? de nuevo|dale seguimiento)(?: para)?",
    "follow up",
  ],
  [
    "(?:nota|satisfaccion|puntuacion|calificacion|valoracion|animo)(?: de| un| es| fue)? ([1-5])(?: (?:de|sobre) 5)?",
    "satisfaction $1",
  ],
  ["(?:un )?([1-5]) (?:de|sobre) 5", "satisfaction $1"],
  ["([1-5]) estrellas?", "satisfaction $1"],
  [
    "no (?:quiero|acepto|puedo (?:con|tomar)|me interesa)(?: el| la)? ?(?:lead )?(l\\d+)",
    "decline $1",
  ],
  [
    "(?:rechaza|rechazar|rechazo|declina|declinar|declino|paso|descarta|descartar|descarto)(?: de| del| el| la)* ?(?:lead |prospecto )?(l\\d+)",
    "decline $1",
  ],
  [
    "(?:acepta|aceptar|acepto|tomo|tomar|me quedo con|me quedo|quiero|cojo|agarro)(?: el| la)? ?(?:lead |prospecto )?(l\\d+)",
    "accept $1",
  ],
  [
    "(?:esperan|esperando|pendientes?|espera|en espera|a la espera)(?: de)?(?: (?:mi|una|la))? ?(?:respuesta)?|sin (?:respuesta|responder|contestar)|por (?:responder|contestar)|que no he (?:respondido|contestado)",
    "waiting for my answer",
  ],
  ["(?:tiendas?|casas?|locales) de (?:licor\\w*|vinos?|alcohol|bebidas)", "liquor stores"],
  ["tiendas? de (?:comestibles|alimentacion|abarrotes)", "grocery stores"],
  ["(?:tiendas? de conveniencia|estaciones de servicio)", "convenience stores"],
  ["historial(?: completo)? (?:de|del|con) {@}", "brief me on $1"],
  ["(?:como|que tal) (?:voy|ando|vamos|estoy|me va)", "how am i doing"],
  [
    "(?:como|que tal) (?:le )?(?:va|anda|fue|estuvo|esta|le fue|se comporto)(?: (?:a|al|en))? {@}",
    "how is $1 doing",
  ],
  [
    "(?:respecto a|con respecto a|frente a|contra|hacia|en relacion con|segun) (?:mi|mis|nuestro|el|la) (?:objetivos?|metas?|cuota)",
    "against my goal",
  ],
  [
    "(?:de quien es|quien (?:lleva|atiende|cubre|tiene|gestiona|se encarga de|es (?:el )?(?:responsable|dueno|encargado) de)|a quien (?:pertenece|le toca))(?: a)? {@}",
    "who owns $1",
  ],
  [
    "que (?:puedes|sabes) hacer(?: por mi)?|(?:en|con) que (?:me )?puedes ayudar(?:me)?|como (?:me )?puedes ayudar(?:me)?|ayudame|ayuda",
    "what can you do",
  ],
  [
    "(?:nuevos?|nuevas|posibles|potenciales) (?:clientes?|cuentas|negocios?)|clientes (?:potenciales|nuevos)|prospectos?|prospeccion|puerta fria|prospectar",
    "prospects",
  ],
  ["clientes (?:existentes|actuales|habituales|fijos)|clientela", "existing customers"],
  [
    "mitad (?:nuevos|prospectos|clientes)(?: clientes)? (?:y )?mitad .*|mitad y mitad|una mezcla",
    "half and half",
  ],
  ["(?:clientes|cuentas) (?:tipo |de tipo |clase )?([abc])", "$1 accounts"],
  [
    "(?:a )?(?:quien|quienes|que clientes|cuales clientes) (?:debo|deberia|tengo que|he de|voy a|puedo|me toca|hay que|toca|debemos) (?:visitar|ver|ir a ver|pasar a ver|llamar)",
    "who should i visit",
  ],
  [
    "(?:planifica|planificar|planea|planear|prepara|preparar|preparame|organiza|organizar|organizame|arma|armame|hazme|haz|disena|programa|planificame)",
    "plan",
  ],
];
