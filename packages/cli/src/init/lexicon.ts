/**
 * Words that hosts use in German, Spanish, French, Portuguese, Italian and Dutch, and their usual abbreviations, by what
 * they are in English. Without accents, `ä` as `ae`; `_` joins the words of a phrase.
 */
const others: Readonly<Record<string, string>> = {
  // things
  task: 'aufgabe aufgaben tarea tareas tache taches tarefa tarefas compito compiti taak taken',
  activity: 'aktivitaet aktivitaeten actividad actividades activite activites atividade atividades attivita',
  step: 'schritt schritte paso pasos etape etapes passo passos passi stap stappen',
  stage: 'etapa etapas tappa tappe',
  phase: 'phasen fase fases fasi fasen',
  milestone: 'meilenstein meilensteine hito hitos jalon jalons marco marcos mijlpaal mijlpalen',
  section: 'abschnitt abschnitte seccion secciones secao secoes sezione sezioni',
  project: 'projekt projekte proyecto proyectos projet projets projeto projetos progetto progetti prj',
  program: 'programm programme programa programas programma',
  journey: 'reise itinerario itinerarios parcours percurso percorso traject',
  onboarding: 'einfuehrung einarbeitung incorporacion integracion integration integracao',
  plan: 'plaene planes plano planos piano piani',
  course: 'kurs kurse curso cursos cours corso corsi cursus',
  training: 'schulung schulungen formacion formation formacao formazione opleiding',
  document: 'dokument dokumente documento documentos documenti documenten dok doc docs',
  resource: 'ressource ressourcen recurso recursos ressources risorsa risorse',
  article: 'artikel articulo articulos artigo artigos articolo articoli',
  material: 'materialien unterlage unterlagen materiales materiel materiais materiali',
  file: 'datei dateien archivo archivos fichier fichiers ficheiro ficheiros arquivo arquivos',
  guide: 'anleitung anleitungen leitfaden handbuch guia guias manuale handleiding',
  template: 'vorlage vorlagen plantilla plantillas modele modeles modelo modello sjabloon',
  feedback: 'rueckmeldung rueckmeldungen retour retours comentarios',
  suggestion: 'vorschlag vorschlaege sugerencia sugerencias sugestao sugestoes suggerimento suggerimenti',
  request:
    'anfrage anfragen solicitud solicitudes demande demandes pedido pedidos richiesta richieste verzoek',
  message: 'nachricht nachrichten meldung meldungen mensaje mensajes mensagem mensagens messaggio',
  comment: 'kommentar kommentare comentario commentaire commentaires commento opmerking',
  question: 'frage fragen pregunta preguntas pergunta perguntas domanda vraag',
  news: 'neuigkeiten neuigkeit noticias noticia nouvelles actualites notizie nieuws',
  user: 'benutzer nutzer anwender usuario usuarios utilisateur utilisateurs utente utenti gebruiker',
  person: 'personen persona personas personne personnes pessoa pessoas persoon',
  employee: 'mitarbeiter empleado empleados employe employes funcionario medewerker',
  profile: 'profil perfil profilo profiel',
  me: 'ich yo moi',
  company: 'firma firmen unternehmen empresa empresas entreprise societe azienda bedrijf',
  customer: 'kunde kunden cliente clientes client clients klant klanten kd kdn',
  partner: 'socio socios parceiro parceiros partenaire partenaires haendler',
  organization: 'organisation organisationen organizacion organizacao organizzazione organisatie',
  // members
  id: 'nr nummer numero num kennung identificador identifiant codigo clave gid uid uuid guid oid',
  name: 'bezeichnung bez nombre nom nome naam denominacion bezeichn',
  title: 'titel titulo titre titolo ueberschrift betreff asunto onderwerp',
  'first name': 'vorname prenom voornaam primeiro_nome',
  'last name': 'nachname familienname zuname apellido apellidos apelido cognome achternaam',
  description:
    'beschreibung beschr descripcion descricao descrizione omschrijving beschrijving desc descr dsc',
  summary: 'kurztext zusammenfassung resumen resume resumo riassunto samenvatting kurzbeschreibung',
  text: 'texto texte testo tekst txt',
  note: 'notiz notizen bemerkung bemerkungen nota notas hinweis bem',
  goal: 'ziel ziele objetivo objetivos objectif objectifs obiettivo doel zielsetzung',
  outcome: 'ergebnis resultado resultat risultato resultaat',
  status: 'zustand estado estatus statut etat stato situacao stat sts',
  due: 'faellig faelligkeit vence vencimiento vencimento echeance scadenza vervalt',
  'due date': 'faelligkeitsdatum fecha_limite date_limite data_limite faellig_am frist termin vervaldatum',
  'end date': 'enddatum fecha_fin date_fin data_fim data_fine einddatum',
  'start date': 'startdatum fecha_inicio date_debut data_inicio data_inizio begindatum',
  end: 'ende fin fim einde bis',
  start: 'beginn inicio debut inizio von',
  'completed on':
    'erledigt_am abgeschlossen_am completada_el completado_el terminee_le termine_le concluida_em concluido_em completata_il voltooid_op erl_am',
  'created on':
    'angelegt erstellt erstellt_am angelegt_am creado creado_el creada_el cree_le criado_em creato_il aangemaakt anlagedatum erfasst fecha_creacion',
  'updated on':
    'geaendert geaendert_am aktualisiert actualizado actualizado_el actualizada_el modifie_le mis_a_jour atualizado_em aggiornato_il gewijzigd geaend aenderung aend',
  'published on': 'veroeffentlicht veroeffentlicht_am publicado publicado_el publie_le',
  date: 'datum fecha',
  required: 'pflicht erforderlich obligatorisch obligatoria obligatorio obligatoire verplicht muss',
  optional: 'freiwillig opcional facultatif facoltativo optioneel',
  minutes: 'minuten minutos minuti',
  duration: 'dauer duracion duree duracao durata duur aufwand',
  order: 'reihenfolge reihe orden ordre ordem ordine volgorde sortierung reihung',
  responsible: 'verantwortlich zustaendig responsable responsavel responsabile verantwoordelijk',
  assignee: 'bearbeiter asignado asignada assigne atribuido assegnato bearb zugewiesen',
  link: 'enlace lien collegamento verweis',
  image: 'bild imagen imagem immagine afbeelding',
  photo: 'foto fotos',
  language: 'sprache idioma langue lingua taal',
  'time zone': 'zeitzone zona_horaria fuseau_horaire fuso_horario fuso_orario tijdzone',
  email: 'correo courriel',
  kind: 'art',
  type: 'typ tipo',
  category: 'kategorie categoria categorie rubrik',
  tags: 'schlagworte etiquetas etiquettes etichette stichworte',
  // states and sides
  done: 'erledigt fertig hecho hecha fait fatto feito gereed klaar',
  completed:
    'abgeschlossen completado completada termine terminee concluido concluida completato completata voltooid beendet terminado terminada finalizado finalizada abgeschl',
  todo: 'a_faire por_hacer a_fazer zu_erledigen da_fare te_doen zu_tun',
  open: 'offen abierto abierta ouvert ouverte aberto aberta aperto aperta',
  pending: 'ausstehend pendiente pendente attente anstehend',
  'in progress':
    'in_arbeit in_bearbeitung laufend laeuft en_curso en_proceso en_progreso en_cours em_andamento em_curso in_corso in_uitvoering bezig begonnen gestartet',
  planned: 'geplant planificado planificada planifie planejado pianificato gepland',
  blocked: 'gesperrt blockiert bloqueado bloqueada bloque bloquee bloccato geblokkeerd',
  rejected: 'abgelehnt rechazado rechazada rejete rejeitado rifiutato afgewezen',
  cancelled: 'storniert abgebrochen cancelado cancelada annule annulee annullato geannuleerd',
  skipped: 'uebersprungen entfallen omitido omitida ignore',
  submitted: 'eingereicht enviado enviada soumis inviato ingediend',
  approved: 'genehmigt freigegeben aprobado aprobada approuve aprovado approvato goedgekeurd',
  new: 'neu nuevo nueva nouveau nouvelle novo nova nuovo nieuw',
  answered: 'beantwortet respondido respondida repondu risposto beantwoord',
  yes: 'ja si oui sim',
  internal: 'intern interno interne',
};

const english: ReadonlyMap<string, string> = new Map(
  Object.entries(others).flatMap(([meaning, words]) =>
    words.split(' ').map((word) => [word.replaceAll('_', ' '), meaning] as const),
  ),
);

/** Letters without what stands above or below them; German writes the dots as an `e`. */
function folded(words: string): string {
  return words
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

const longestPhrase = 3;

/** Words in English, as far as the lexicon has them; others stay as they are. Longer phrases come first. */
export function inEnglish(words: string): string {
  const parts = folded(words).split(' ');
  const said: string[] = [];
  for (let at = 0; at < parts.length;) {
    let length = Math.min(longestPhrase, parts.length - at);
    while (length > 1 && !english.has(parts.slice(at, at + length).join(' '))) length -= 1;
    const phrase = parts.slice(at, at + length).join(' ');
    said.push(english.get(phrase) ?? phrase);
    at += length;
  }
  return said.join(' ');
}
