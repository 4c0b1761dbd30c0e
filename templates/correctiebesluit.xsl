<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-08: the decision on correction, erasure or restriction. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/brief.xsl"/>
  <xsl:include href="delen/verzoek.xsl"/>

  <xsl:template match="/brief">
    <xsl:call-template name="letter">
      <xsl:with-param name="kind">correctiebesluit</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="correctiebesluit.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="brief" mode="body">
    <xsl:call-template name="asked"/>
    <xsl:if test="wens">
      <p keep="true"><t:tekst k="correctiebesluit.wens"/></p>
      <list><xsl:for-each select="wens"><item><p><lang tag="nl"><xsl:value-of select="."/></lang></p></item></xsl:for-each></list>
    </xsl:if>
    <p><strong><xsl:choose>
      <xsl:when test="@variant = 'verbeteren'"><t:tekst k="correctiebesluit.verbeteren"/></xsl:when>
      <xsl:when test="@variant = 'aanvullen'"><t:tekst k="correctiebesluit.aanvullen"/></xsl:when>
      <xsl:when test="@variant = 'verwijderen'"><t:tekst k="correctiebesluit.verwijderen"/></xsl:when>
      <xsl:when test="@variant = 'afschermen'"><t:tekst k="correctiebesluit.afschermen"/></xsl:when>
      <xsl:when test="@variant = 'opheffen'"><t:tekst k="correctiebesluit.opheffen"/></xsl:when>
      <xsl:when test="@variant = 'toewijzen' and @soort = 'wissing'"><t:tekst k="correctiebesluit.verwijderen"/></xsl:when>
      <xsl:when test="@variant = 'toewijzen' and @soort = 'beperking'"><t:tekst k="correctiebesluit.afschermen"/></xsl:when>
      <xsl:when test="@variant = 'deels'"><t:tekst k="correctiebesluit.deels"/></xsl:when>
      <xsl:when test="@variant = 'afwijzen'"><t:tekst k="correctiebesluit.afwijzen"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">uitkomst</xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose></strong></p>
    <xsl:if test="@variant != 'afwijzen'">
      <xsl:if test="verzoek/@grens"><p><t:tekst k="correctiebesluit.uitvoering"><t:met select="verzoek/@grens"/></t:tekst></p></xsl:if>
      <xsl:if test="verteld">
        <p keep="true"><t:tekst k="correctiebesluit.verteld"/></p>
        <list><xsl:for-each select="verteld"><item><p><name><xsl:value-of select="."/></name></p></item></xsl:for-each></list>
      </xsl:if>
    </xsl:if>
    <xsl:if test="@variant = 'afwijzen' and @soort = 'rectificatie'"><p><t:tekst k="correctiebesluit.mening"/></p></xsl:if>
    <xsl:call-template name="weighed"/>
    <xsl:call-template name="who-decided"/>
    <xsl:call-template name="remedy"/>
    <xsl:call-template name="ask-us"/>
    <xsl:call-template name="signature"/>
  </xsl:template>
</xsl:stylesheet>
