<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-03, the advice after a deferral was looked at again (INF-08, INF-22): what stood, whether it still stands and why, what comes next. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/notitie.xsl"/>

  <xsl:template match="/notitie">
    <xsl:call-template name="note">
      <xsl:with-param name="kind">heroverweging</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="heroverweging.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="notitie" mode="body">
    <p style="lead">
      <xsl:choose>
        <xsl:when test="blijft = 'ja'"><t:tekst k="heroverweging.blijft"/></xsl:when>
        <xsl:when test="blijft = 'nee'"><t:tekst k="heroverweging.voorbij"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">blijft</xsl:with-param></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </p>
    <heading level="2" id="eerder"><t:tekst k="heroverweging.eerder.kop"/></heading>
    <p><t:tekst k="heroverweging.eerder"><t:met select="eerder/@datum"/><t:met select="eerder/@tekst"/></t:tekst></p>
    <xsl:call-template name="recorded"><xsl:with-param name="text" select="eerder[. != '']"/></xsl:call-template>
    <xsl:call-template name="grounds"/>
    <heading level="2" id="redenen"><t:tekst k="heroverweging.redenen.kop"/></heading>
    <xsl:call-template name="recorded"><xsl:with-param name="text" select="redenen"/></xsl:call-template>
    <xsl:call-template name="consultation"/>
    <xsl:call-template name="decider"/>
    <xsl:choose>
      <xsl:when test="oordeel/@uitkomst = 'informeren'">
        <heading level="2" id="vervolg"><t:tekst k="heroverweging.vervolg.kop"/></heading>
        <p><t:tekst k="heroverweging.vervolg.brief"/></p>
      </xsl:when>
      <xsl:when test="oordeel/@uitkomst = 'vrijstelling'">
        <heading level="2" id="vervolg"><t:tekst k="heroverweging.vervolg.kop"/></heading>
        <p><t:tekst k="heroverweging.vervolg.vrijstelling"/></p>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="review"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
