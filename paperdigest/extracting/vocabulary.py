"""English words that say nothing about a paper's subject."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP_WORDS = _listed(
    """
    a about above across after again against all almost along already also although always am among an and another any
    are as at be became because become been before being below between both but by can cannot could did do does doing
    done down due during each either else enough etc even ever every few first for from further get given had has have
    having he hence her here him his how however if in indeed instead into is it its itself just last least less let
    like made make many may me might more moreover most much must my near neither never next no nor not nothing now of
    off often on once one only onto or other others our ours out over own per perhaps quite rather same second see
    several shall she should since so some still such than that the their them then there thereby therefore these they
    third this those though three through thus to together too toward towards two under until up upon us use used uses
    using very via was we well were what when where whereas whether which while who whom whose why will with within
    without would yet you your al et fig eq ref cf ie eg
    """
)

GENERIC = _listed(
    """
    abstract according achieved achieving additional additionally address addressed adopt advantage advantages aim
    aims allowed analyse analyze appear applied applies apply applying approach approaches area areas argue article
    aspect aspects assume attempt author authors available avoid based basic beginning believe benefit best better
    bring called carried case cases certain challenge challenges challenging choice choose chosen class clear clearly
    close code common community compare compared compares comparing complete complex component components computation
    computations computing concept condition conditions conduct conducted consider considered consist consists
    contained content contribute contribution contributions corollary corresponding current currently data date define
    defined demonstrate demonstrated demonstrates denote denoted depend depending depends describe described design
    designed desired detail details determine determined develop developed different difficult directly discuss
    discussed early easily easy effect effective effectively effects efficient efficiently end entire equal equation
    equivalent error established estimate evaluate evaluated evaluation event events evidence evident exact exactly
    example examples exist existing exists expect expected experiment experimental experiments explain explore extend
    extended extra extremely fact far field fields figure final find finding findings finds fixed focus follow
    followed following follows form forms found framework free full fully function functions fundamental furthermore
    future general generally gev giving goal goals good great greater group help helps high higher highest highly hold
    holds hope idea ideas identify iii impact implement implementation implemented implies important importantly
    impressive improve improved improvement improvements improves include included includes including increase
    increased increases increasing indicate input inputs instance instances interest interesting introduce introduced
    introduces introduction investigate issue issues keep kev key kind kinds know knowledge known lack large larger
    largest later lead leading leads learn learned leave left lemma length lett level levels limit limitation
    limitations limited list little long longer look low lower main mainly major making manner material matter mean
    means measure measured mention method methods mev mode model models modern motivate motivated multiple name
    natural naturally necessary need needed needs new note notion novel number numbers object observe observed obtain
    obtained obtains occur open optimal order original output outputs overall paper papers parameter part particular
    particularly parts past people performance performed period perspective phys place point points popular possible
    potential potentially practical practice precise present presented presents previous previously prior problem
    problems proc proceed process produce produced produces promising proof proper properties property proposal
    propose proposed proposes proposition prove proved proven provide provided provides providing purpose quality
    question questions range ranges rapid rate reach read real really reason recall recent recently reduce reduced
    reduces reducing refer referred refs regarding related relation relative remain remains remarkable report reported
    required requirements research resp respectively result resulting results rev review right robust role run scale
    scenario section seen sense set sets setting settings short show showed showing shown shows significant
    significantly similar similarly simple simply simultaneously single size small smaller solution solutions solve
    solving sort source space special specific specifically standard start started state state-of-the-art states step
    steps strategy strong structure studied studies study success successful successfully suggest suggests suitable
    sum summary support supported surprising system systems table taken target task tasks technique techniques tend
    term terms test tested tev theorem theory thing things time times today total traditional train trained training
    trains true try turn type types typical typically understand unlike useful user users usual usually value values
    variety various vary version view way ways week wide widely work works world worse year years
    """
)  # what every paper talks about: no keyword begins with these

HEADS = _listed(
    """
    class component condition data design distribution equation error estimation evaluation field form framework
    function group implementation input matter computation computing knowledge level limit material measurement model
    network number parameter performance process property range rate representation research sample scale set signal
    space state structure study survey system task technique test theory type value view
    """
)  # generic words that may end a keyword: "language model"

VERBS = _listed(
    """
    achieve achieves allow allows ask asks built capture captures combine combines construct constructs contain
    contains enable enables extracting fit fits generate generates give gives intersect intersects involve involves
    offer offers perform performs require requires take takes written
    """
)  # no part of a keyword
