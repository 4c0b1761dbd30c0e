<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-09: the decision on an objection to the processing. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/brief.xsl"/>
  <xsl:include href="delen/verzoek.xsl"/>

  <xsl:template match="/brief">
    <xsl:call-template name="letter">
      <xsl:with-param name="kind">bezwaarbesluit</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="bezwaarbesluit.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="brief" mode="body">
    <xsl:call-template name="asked"/>
    <xsl:for-each select="omstandigheden">
      <p keep="true"><t:tekst k="bezwaarbesluit.omstandigheden"/></p>
      <list><item><p><lang tag="nl"><xsl:value-of select="."/></lang></p></item></list>
    </xsl:for-each>
    <p><strong><xsl:choose>
      <xsl:when test="@variant = 'toewijzen'"><t:tekst k="bezwaarbesluit.toewijzen"/></xsl:when>
      <xsl:when test="@variant = 'deels'"><t:tekst k="bezwaarbesluit.deels"/></xsl:when>
      <xsl:when test="@variant = 'afwijzen'"><t:tekst k="bezwaarbesluit.afwijzen"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">uitkomst</xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose></strong></p>
    <xsl:call-template name="weighed"/>
    <xsl:call-template name="who-decided"/>
    <xsl:call-template name="remedy"/>
    <xsl:call-template name="ask-us"/>
    <xsl:call-template name="signature"/>
  </xsl:template>
</xsl:stylesheet>
