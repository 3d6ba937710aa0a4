"""Inflections as data: English words whose inflections no ending gives away, and the particles that end a compound."""

_IRREGULAR = """
    run ran; find found; build built; grow grew grown; fall fell fallen; rise rose risen; choose chose chosen;
    write wrote written; draw drew drawn; keep kept; hold held; lose lost; lead led; send sent; spend spent;
    teach taught; bring brought; buy bought; seek sought; catch caught; fight fought; tell told; say said; pay paid;
    meet met; feed fed; shrink shrank shrunk; begin began begun; break broke broken; speak spoke spoken;
    drive drove driven; know knew known; see saw seen; sell sold; stand stood; understand understood; win won;
    sink sank sunk; fly flew flown; overcome overcame; overtake overtook; undergo underwent;
    withdraw withdrew withdrawn; arise arose arisen; become became; come came; deal dealt; mean meant; feel felt;
    strike struck; sweep swept; spin spun; forget forgot forgotten; hide hid hidden; steal stole stolen;
    freeze froze frozen; wear wore worn; throw threw thrown; show shown; matrix matrices; index indices;
    vertex vertices; analysis analyses; hypothesis hypotheses; axis axes; criterion criteria; phenomenon phenomena;
    spectrum spectra; medium media; nucleus nuclei; radius radii; basis bases; man men; woman women; child children;
    foot feet; mouse mice
"""
IRREGULAR = {form: word for word, *forms in map(str.split, _IRREGULAR.split(";")) for form in forms}

PARTICLES = "down|up|off|out|back|over"
# "slowdown" says what "slow down" says
