# The yes and no examples of every rule.
$RUN "$BUILD/berita-rules" check lexicons/rules/*.rules
