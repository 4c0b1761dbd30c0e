<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-11, the proof of a covenant: the regeling exactly as it is delivered (generator/publish/staatscourant.cpp), and what differs from the published one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/convenantstuk.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="stand|verschil|regeling" mode="known"/>

  <xsl:template match="/convenant">
    <xsl:call-template name="paper">
      <xsl:with-param name="kind">convenant</xsl:with-param>
      <xsl:with-param name="title" select="string(titel)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="convenant" mode="body">
    <xsl:if test="stand/@definitief = 'nee'"><box><title><t:tekst k="stuk.convenant.concept"/></title><p><t:tekst k="stuk.convenant.concept_uitleg"/></p></box></xsl:if>
    <xsl:if test="verschil">
      <heading level="2" id="verschil"><t:tekst k="stuk.convenant.verschil"/></heading>
      <xsl:for-each select="verschil">
        <heading level="3"><xsl:value-of select="@plaats"/></heading>
        <list>
          <xsl:for-each select="weg"><item><p><t:tekst k="stuk.convenant.vervallen"/><xsl:text> </xsl:text><xsl:value-of select="."/></p></item></xsl:for-each>
          <xsl:for-each select="nieuw"><item><p><t:tekst k="stuk.convenant.nieuw"/><xsl:text> </xsl:text><xsl:value-of select="."/></p></item></xsl:for-each>
        </list>
      </xsl:for-each>
    </xsl:if>
    <contents depth="2"><t:tekst k="stuk.convenant.inhoud"/></contents>
    <xsl:apply-templates select="regeling/*"/>
  </xsl:template>

  <xsl:template match="aanhef">
    <heading level="2" id="partijen"><t:tekst k="stuk.convenant.partijen"/></heading>
    <xsl:apply-templates select="*"/>
  </xsl:template>
  <xsl:template match="considerans|afkondiging|definitie|entry"><xsl:apply-templates select="*"/></xsl:template>
  <xsl:template match="wie|considerans.al"><p keep="true"><xsl:value-of select="."/></p></xsl:template>
  <xsl:template match="considerans.lijst|lijst"><list><xsl:apply-templates select="li"/></list></xsl:template>
  <xsl:template match="li"><item label="{li.nr}"><xsl:apply-templates select="*[not(self::li.nr)]"/></item></xsl:template>

  <xsl:template match="regeling-tekst"><xsl:apply-templates select="*"/></xsl:template>
  <xsl:template match="hoofdstuk">
    <heading level="2"><xsl:value-of select="kop/label"/><xsl:text> </xsl:text><xsl:value-of select="kop/nr"/>. <xsl:value-of select="kop/titel"/></heading>
    <xsl:apply-templates select="artikel"/>
  </xsl:template>
  <xsl:template match="artikel">
    <xsl:choose>
      <xsl:when test="parent::hoofdstuk"><heading level="3"><xsl:value-of select="kop/label"/><xsl:text> </xsl:text><xsl:value-of select="kop/nr"/>. <xsl:value-of select="kop/titel"/></heading></xsl:when>
      <xsl:otherwise><heading level="2"><xsl:value-of select="kop/label"/><xsl:text> </xsl:text><xsl:value-of select="kop/nr"/>. <xsl:value-of select="kop/titel"/></heading></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="lid"><list><xsl:for-each select="lid"><item label="{lidnr}"><xsl:apply-templates select="*[not(self::lidnr)]"/></item></xsl:for-each></list></xsl:if>
    <xsl:apply-templates select="*[not(self::kop) and not(self::lid)]"/>
  </xsl:template>

  <xsl:template match="al"><p><xsl:apply-templates select="node()"/></p></xsl:template>
  <xsl:template match="nadruk"><strong><xsl:value-of select="."/></strong></xsl:template>
  <xsl:template match="definitielijst">
    <definitions><xsl:for-each select="definitie-item"><entry><term><xsl:value-of select="term"/></term><meaning><xsl:apply-templates select="definitie"/></meaning></entry></xsl:for-each></definitions>
  </xsl:template>
  <xsl:template match="table">
    <table summary="{title}">
      <caption><xsl:value-of select="title"/></caption>
      <xsl:for-each select="tgroup/thead/row"><head><xsl:for-each select="entry"><cell header="true"><xsl:apply-templates select="."/></cell></xsl:for-each></head></xsl:for-each>
      <xsl:for-each select="tgroup/tbody/row"><row><xsl:for-each select="entry"><cell><xsl:if test="@thscope"><xsl:attribute name="header">true</xsl:attribute></xsl:if><xsl:apply-templates select="."/></cell></xsl:for-each></row></xsl:for-each>
    </table>
  </xsl:template>
  <xsl:template match="adreslijst">
    <list><xsl:for-each select="adres"><item><p><xsl:for-each select="adresregel"><xsl:if test="position() != 1"><br/></xsl:if><name><xsl:value-of select="."/></name></xsl:for-each></p></item></xsl:for-each></list>
  </xsl:template>

  <xsl:template match="regeling-sluiting">
    <heading level="2" id="ondertekening"><t:tekst k="stuk.convenant.ondertekening"/></heading>
    <xsl:apply-templates select="slotformulering/al"/>
    <xsl:for-each select="gegeven/dagtekening"><p><xsl:value-of select="plaats"/><xsl:text> </xsl:text><xsl:value-of select="datum"/></p></xsl:for-each>
    <!-- Many parties sign on pages of their own; here they are listed. -->
    <xsl:if test="count(ondertekening) &gt; 8">
      <p><t:tekst k="stuk.convenant.aparte_paginas"/></p>
      <list>
        <xsl:for-each select="ondertekening">
          <item><p><name><xsl:value-of select="organisatie"/></name><xsl:if test="naam">: <name><xsl:if test="naam/voornaam"><xsl:value-of select="naam/voornaam"/><xsl:text> </xsl:text></xsl:if><xsl:value-of select="naam/achternaam"/></name></xsl:if><xsl:if test="functie">, <xsl:value-of select="functie"/></xsl:if></p></item>
        </xsl:for-each>
      </list>
    </xsl:if>
    <xsl:for-each select="ondertekening[count(../ondertekening) &lt;= 8]">
      <signatures>
        <signer name="{organisatie}">
          <xsl:if test="naam"><line><xsl:if test="naam/voornaam"><xsl:value-of select="naam/voornaam"/><xsl:text> </xsl:text></xsl:if><xsl:value-of select="naam/achternaam"/></line></xsl:if>
          <xsl:if test="functie"><line><xsl:value-of select="functie"/></line></xsl:if>
        </signer>
      </signatures>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="bijlage">
    <appendix><xsl:value-of select="kop/label"/><xsl:text> </xsl:text><xsl:value-of select="kop/nr"/>. <xsl:value-of select="kop/titel"/></appendix>
    <xsl:apply-templates select="*[not(self::kop)]"/>
  </xsl:template>
  <xsl:template match="divisie">
    <heading level="3"><xsl:value-of select="kop/nr"/>. <xsl:value-of select="kop/titel"/></heading>
    <xsl:apply-templates select="*[not(self::kop)]"/>
  </xsl:template>
</xsl:stylesheet>
