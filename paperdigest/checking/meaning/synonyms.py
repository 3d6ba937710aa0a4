"""Synonyms as data: English words that writers of papers use for one another, so that a gloss may stand for each."""

CLASSES = """
    need require necessary essential demand indispensable
    change alter modify adjust vary shift affect influence impact
    hard difficult complex challenge tough tricky
    easy simple straightforward effortless
    use employ utilize apply adopt exploit
    big large great huge massive vast
    small little tiny slight minor
    fast quick rapid speed swift
    slow sluggish lag
    test examine check verify evaluate assess probe
    build construct create make form establish develop
    part portion component piece fragment segment
    find discover detect identify recognize spot
    start begin initial onset
    end finish final terminate stop halt conclude
    keep retain preserve maintain remain hold
    remove delete eliminate discard drop omit
    choose select pick opt
    same identical equal alike similar unchanged invariant constant
    different differ distinct disparate various diverse
    predict forecast anticipate expect
    picture image photo photograph
    speech voice spoken utterance speak
    word term lexical
    goal aim objective target purpose
    weak poor inferior bad worse
    strong robust powerful sturdy solid
    result outcome consequence
    cost expense expensive price overhead
    amount quantity number count volume
    group set collection batch family class category kind
    link connect connection relate relation association
    many multiple numerous several
    explain interpret account clarify
    increase raise rise grow growth boost gain enlarge
    decrease reduce lower lessen fall drop decline diminish shrink cut save
    wrong error mistake incorrect false
    right correct accurate true exact precise
    question doubt query ask rethink reconsider review
    answer reply respond response
    gather collect acquire obtain
    split divide partition separate
    join combine merge fuse integrate unite
    copy replicate duplicate imitate mimic emulate
    replace swap substitute exchange
    share common joint
    look see view observe watch
    write author compose
    read scan
    train learn teach study
    guess estimate approximate
    limit bound restrict constrain constraint maximum cap
    appear occur arise emerge happen
    idle unused underutilize waste
    practice practical real actual world
    order rank sort sequence
    row line
    hide mask conceal cover
    noise random perturb disturb
    random chance arbitrary
    improve gain benefit enhance better boost
    stall plateau stagnate saturate
    idea notion concept
    problem issue trouble
    human people person man
    pattern template scheme
    cause reason lead
    help assist aid benefit
    hurt harm damage degrade impair
    fail failure break collapse
    rely depend reliance
    beat outperform surpass exceed defeat better
    match equal par tie attain
    memory storage store
    step stage phase
    trade balance compromise tradeoff
    broad wide extensive
    narrow thin slim
    rare scarce few limited sparse poor
    early initial previous prior former past
    recent new novel latest
    unseen unknown novel new
    seen known familiar
    whole entire full complete total
    quality accuracy performance
    place position location
    move motion shift
    give provide offer supply
    take accept receive
    avoid prevent evade bypass
    allow enable permit let
    identify identifier identity mark label sign
"""
