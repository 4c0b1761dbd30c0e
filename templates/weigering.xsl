<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-06: a reasoned refusal, or the neutral answer, which is the same for who is and who is not in a file (norms.md 14.28). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/brief.xsl"/>
  <xsl:include href="delen/verzoek.xsl"/>

  <xsl:template match="/brief">
    <xsl:call-template name="letter">
      <xsl:with-param name="kind">weigering</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="weigering.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="brief" mode="body">
    <xsl:call-template name="asked"/>
    <xsl:choose>
      <xsl:when test="@variant = 'neutraal'">
        <p><t:tekst k="weigering.neutraal.besluit"/></p>
        <p><t:tekst k="weigering.neutraal.betekenis"/></p>
        <heading level="2" id="waarom"><t:tekst k="weigering.neutraal.kop"/></heading>
        <p><t:tekst k="weigering.neutraal.waarom"><t:met><lang tag="nl"><xsl:value-of select="wet"/></lang></t:met></t:tekst></p>
        <p><t:tekst k="weigering.neutraal.toezicht"/></p>
      </xsl:when>
      <xsl:when test="@variant = 'weigering'">
        <p><t:tekst k="weigering.besluit"/></p>
        <xsl:call-template name="weighed"/>
        <heading level="2" id="anders"><t:tekst k="weigering.anders.kop"/></heading>
        <p><t:tekst k="weigering.anders"/></p>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">variant</xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="who-decided"/>
    <xsl:call-template name="remedy"/>
    <xsl:call-template name="ask-us"/>
    <xsl:call-template name="signature"/>
  </xsl:template>
</xsl:stylesheet>
