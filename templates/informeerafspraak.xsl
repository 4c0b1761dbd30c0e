<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-04, the informing agreement of a plan (INF-06, INF-09, INF-10): who is told, by whom, how, and whether he was told before. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/notitie.xsl"/>

  <xsl:template match="/notitie">
    <xsl:call-template name="note">
      <xsl:with-param name="kind">informeerafspraak</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="informeerafspraak.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="notitie" mode="body">
    <p style="lead"><t:tekst k="informeerafspraak.inleiding"><t:met select="afspraak/@versie"/><t:met select="afspraak/@datum"/></t:tekst></p>
    <heading level="2" id="afspraak"><t:tekst k="informeerafspraak.afspraak.kop"/></heading>
    <p><xsl:value-of select="afspraak"/></p>
    <heading level="2" id="wie"><t:tekst k="informeerafspraak.wie.kop"/></heading>
    <xsl:if test="adressaat">
      <list>
        <xsl:for-each select="adressaat">
          <item><p><xsl:if test=". != ''"><name><xsl:value-of select="."/></name>, </xsl:if><xsl:value-of select="@rol"/></p></item>
        </xsl:for-each>
      </list>
    </xsl:if>
    <xsl:if test="not(adressaat)"><p><t:tekst k="informeerafspraak.wie.geen_keuze"/></p></xsl:if>
    <heading level="2" id="door"><t:tekst k="informeerafspraak.door.kop"/></heading>
    <p>
      <xsl:choose>
        <xsl:when test="afzender"><name><xsl:value-of select="afzender"/></name></xsl:when>
        <xsl:otherwise><t:tekst k="informeerafspraak.door.regel"/></xsl:otherwise>
      </xsl:choose>
    </p>
    <heading level="2" id="hoe"><t:tekst k="informeerafspraak.hoe.kop"/></heading>
    <xsl:call-template name="recorded"><xsl:with-param name="text" select="wijze"/></xsl:call-template>
    <heading level="2" id="eerder"><t:tekst k="informeerafspraak.eerder.kop"/></heading>
    <xsl:if test="not(eerder-geinformeerd)"><p><t:tekst k="informeerafspraak.eerder.geen"/></p></xsl:if>
    <xsl:if test="eerder-geinformeerd">
      <definitions>
        <xsl:for-each select="eerder-geinformeerd">
          <entry><term><name><xsl:value-of select="@wie"/></name></term><meaning><p><xsl:value-of select="."/></p></meaning></entry>
        </xsl:for-each>
      </definitions>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
